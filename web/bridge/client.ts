import { browserHost } from "./browser_host";
import { startEngine } from "./engine_client";
import type { Engine } from "./engine_client";

export type { Dataset, Engine, OpenOptions } from "./engine_client";
export { CasewiseError, errorCodes } from "./errors";
export type { ErrorCode } from "./errors";
export type { CheckedReport } from "../codebooks/check";
export type { Proposal } from "../codebooks/propose";
export type { CodebookDocument } from "../codebooks/types";

/** The engine of a page, in a worker. Resolves once it is ready to open files. */
export function openEngine(): Promise<Engine> {
  return startEngine(browserHost);
}
