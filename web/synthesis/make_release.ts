/**
 * One release from the file to the files that may leave: read, reserve, measure, make records, write down. The order
 * is the promise: nothing is drawn before the ledger has kept the reservation, and what follows never gives it back.
 */
import { SynthesisInstance, slicesOf, withText } from "../bridge/synthesis_client";
import type {
  Fitted,
  FileOptions,
  Measured,
  Plan,
  ReleaseParameters,
  SensitiveSource,
  StartSynthesis,
  SynthesisOp,
} from "../bridge/synthesis_client";
import { accountOf } from "../ledger/accounts";
import { contentOf } from "../ledger/fingerprint";
import { sha256, toBytes } from "../ledger/hash";
import { reserve } from "../ledger/spend";
import type { Reservation, Surroundings } from "../ledger/spend";
import type { Ledger } from "../ledger/ledger";
import { publicCodebook } from "./public_codebook";
import { reportPage } from "../release/report_page";
import { MECHANISM, decimalText, totalOf } from "./totals";
import type { Total } from "./totals";

export interface ReleaseOrder {
  source: SensitiveSource;
  /** JSON text. */
  codebook: string;
  /**
   * The codebook without what was decided for this file, where it is not the one that the file is read with: names of
   * columns and spellings that only the file has are not for publication.
   */
  unadjusted?: string | undefined;
  /** The account: what the user calls this data set. */
  dataset: string;
  options: FileOptions;
  parameters: ReleaseParameters;
  simulated: boolean;
}

/** A file of a package. */
export interface PackedFile {
  name: string;
  text: string;
}

export interface Release {
  plan: Plan;
  measured: Measured;
  fitted: Fitted;
  total: Total;
  /** The public package. */
  files: PackedFile[];
}

export type Stage = SynthesisOp | "reserve" | "commit";

export interface Making {
  start: StartSynthesis;
  ledger: Surroundings;
  signal?: AbortSignal | undefined;
  onStage?: ((stage: Stage, permille: number | null) => void) | undefined;
}

/** Rejects with a `CasewiseError` or a `LedgerError`. After the stage `reserve` the budget is spent whatever happens. */
export async function makeRelease(order: ReleaseOrder, making: Making): Promise<Release> {
  const { codebook, options, parameters, dataset } = order;
  const { start, signal, onStage } = making;
  const work = { signal, onProgress: onStage };
  const fitter = await SynthesisInstance.start(start, "fit", signal);
  const reader = await SynthesisInstance.start(start, "measure", signal);
  try {
    const selfTest = await selfTestOf(fitter);
    // Refuses what cannot be done before anything is reserved.
    const plan = await fitter.call("plan", { codebook, options, parameters }, work);
    await withText(order.source, signal, (source, separator) =>
      reader.call("read", { source, separator, codebook, options }, work),
    );
    const content = await orStopped(contentIn(order.source, signal), signal);

    onStage?.("reserve", null);
    const { accounting } = plan;
    const reservation = await reserve(
      making.ledger,
      {
        dataset,
        mechanism: MECHANISM,
        unit: options.subject === undefined ? "row" : "subject",
        epsilon: decimalText(accounting.epsilon),
        delta: decimalText(accounting.delta),
        rho: decimalText(accounting.rho),
        deltaExtra: decimalText(accounting.deltaDomain),
        parameters: { ...options, ...parameters },
      },
      content,
    );

    onStage?.("measure", null);
    const measured = await reader.call("measure", { ...parameters, reservation: reservation.release }, work);
    // The file is gone before records are made.
    reader.end();
    onStage?.("fit", 0);
    const fitted = await fitter.call(
      "fit",
      { blob: measured.blob.slice(), parameters: { noInvention: parameters.strict !== undefined } },
      work,
    );

    onStage?.("commit", null);
    const ledger = await making.ledger.store.read();
    const total = await totalOf(accountOf(ledger, dataset), fitter);
    const files = await publicFiles(
      order,
      { measured, fitted, total },
      { reservation, ledger, now: making.ledger.now(), selfTest },
    );
    await reservation.commit(await hashesOf(files));
    return { plan, measured, fitted, total, files };
  } finally {
    reader.end();
    fitter.end();
  }
}

/** What `work` gives; a stop does not wait for it. */
async function orStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  signal?.throwIfAborted();
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason as Error);
  });
  signal?.addEventListener("abort", stop);
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

/** Of the text, however it is packed and in whatever encoding: it is the same version. */
export const contentIn = (source: SensitiveSource, signal: AbortSignal | undefined): Promise<string> =>
  withText(source, signal, (text) => contentOf(slicesOf(text, 1 << 20)));

async function publicFiles(
  order: ReleaseOrder,
  { measured, fitted, total }: Omit<Release, "files" | "plan">,
  { reservation, ledger, now, selfTest }: Written,
): Promise<PackedFile[]> {
  const { report } = measured;
  const codebook = report.discovered ? null : publicCodebook(order.unadjusted ?? order.codebook);
  const files = [
    { name: "aggregates.csv", text: measured.aggregates },
    { name: "synthetic-records.csv", text: fitted.csv },
    ...(codebook === null ? [] : [{ name: "codebook.json", text: codebook }]),
  ];
  const entry = ledger.lines.find(
    (line) => line.entry.kind === "reserve" && line.entry.release === reservation.release,
  );
  const page = reportPage({
    title: order.simulated ? SIMULATED : TITLE,
    made: now.toISOString().slice(0, 10),
    unit: order.options.subject === undefined ? "row" : "subject",
    // The name of a codebook made from the file is not for publication either.
    measured:
      codebook === null ? { ...report, codebook: { id: "of the source", version: "not released" } } : report,
    fitted: fitted.report,
    account: {
      releases: total.releases,
      epsilon: total.bounded && Number.isFinite(total.epsilon) ? total.epsilon : null,
      delta: String(total.delta),
      epsilonSum: String(total.epsilonSum),
    },
    provenance: {
      engine: `Casewise, ${MECHANISM.name} ${MECHANISM.version}`,
      selfTest,
      parametersHash: reservation.parameters,
      ledgerEntry: entry?.hash ?? "",
      files: await hashesOf(files),
    },
  });
  return [...files, { name: "report.html", text: page }];
}

const TITLE = "Counts and synthetic records, differentially private";
const SIMULATED = "Rehearsal with simulated data: it describes nobody";

interface Written {
  reservation: Reservation;
  ledger: Ledger;
  now: Date;
  selfTest: string;
}

export const hashesOf = (files: PackedFile[]) =>
  Promise.all(files.map(async ({ name, text }) => ({ what: name, sha256: await sha256(toBytes(text)) })));

/** A known answer of the accountant (docs/synthesis.md), asked of the instance at hand. */
async function selfTestOf(instance: SynthesisInstance): Promise<string> {
  const epsilon = await instance.call("epsilon", { rho: 0.5, delta: 1e-6 });
  return Math.abs(epsilon - 5.22153444) < 1e-7
    ? "passed: a known answer of the accountant"
    : "failed: the accountant";
}
