import { loadCodebook } from "../bridge/assets";

/**
 * Everything that is loaded when it is first used. Loaded ahead, once the page stands: who opens a file may have pulled
 * the plug before, and nothing is asked of the network after that.
 */
export const loadLaterParts = () =>
  Promise.all([
    import("../features/check/CheckDetails"),
    import("../features/proposal/CodebookEditor"),
    import("../features/published/PublishedCounts"),
    import("../bridge/older_codebooks"),
    loadCodebook("ctdc-global-synthetic-2021"),
    loadCodebook("ctdc-global-k-anonymised"),
  ]);
