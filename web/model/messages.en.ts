import { enAnalysis } from "./messages.en.analysis";
import { enCheck } from "./messages.en.check";
import { enMasking } from "./messages.en.masking";
import { enPage } from "./messages.en.page";
import { enViews } from "./messages.en.views";

/**
 * Every text of the interface, in English. A translation has the same keys (a test compares them). `{name}` is filled
 * in; a text that depends on a number has one form per plural rule, chosen by `n`.
 * A case is a "case", never a person or a victim.
 */
export const en = { ...enPage, ...enAnalysis, ...enViews, ...enMasking, ...enCheck } as const;
