import type { Description, Query } from "../bridge/protocol";
import type { PublishedCounts } from "../codebooks/aggregates";
import type { Format } from "./format";
import type { Labels } from "./labels";
import type { SmallCounts } from "./masked";
import type { Results } from "./results";
import type { Translate } from "./translate";

/** What every part of the interface writes with. */
export interface Texts {
  t: Translate;
  format: Format;
}

/** The file that is open. The name stays on the page: it is never stored, logged or put in an address. */
export interface Source {
  name: string;
  /** Made up, to try the tool with: said on every screen and in everything saved. */
  simulated: boolean;
}

/** Asks the engine; the newest question of a panel aborts its older one. */
export type Run = <Q extends Query>(
  query: Q,
  options?: { signal?: AbortSignal },
) => Promise<Results[Q["kind"]]>;

/** What every panel gets: words, the open file, and a way to ask the engine. No panel reaches for anything else. */
export interface Env extends Texts {
  description: Description;
  labels: Labels;
  source: Source;
  run: Run;
  /** Published counts of combinations, where the reader has opened a file of them. */
  published: PublishedCounts | null;
  /** What counts as small, and whether it is masked in what is saved. */
  small: SmallCounts;
  /** Says a sentence to screen readers, politely. */
  announce: (sentence: string) => void;
  today: () => Date;
}
