/**
 * One release from the file to the files that may leave: read, reserve, measure, make records, write down. The order
 * is the promise: nothing is drawn before the ledger has kept the reservation, and what follows never gives it back.
 */
import { SynthesisInstance } from "../bridge/synthesis_client";
import type {
  Fitted,
  FileOptions,
  Measured,
  Plan,
  ReleaseParameters,
  StartSynthesis,
  SynthesisOp,
} from "../bridge/synthesis_client";
import type { Source } from "../bridge/protocol";
import { accountOf } from "../ledger/accounts";
import { contentOf } from "../ledger/fingerprint";
import { sha256, toBytes } from "../ledger/hash";
import { reserve } from "../ledger/spend";
import type { Surroundings } from "../ledger/spend";
import type { Ledger } from "../ledger/ledger";
import { publicCodebook } from "./public_codebook";
import { publicReport } from "./report";
import { MECHANISM, decimalText, totalOf } from "./totals";
import type { Total } from "./totals";

export interface ReleaseOrder {
  source: Source;
  /** JSON text. */
  codebook: string;
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
  const fitter = await SynthesisInstance.start(start, "fit");
  const reader = await SynthesisInstance.start(start, "measure");
  try {
    // Refuses what cannot be done before anything is reserved.
    const plan = await fitter.call("plan", { codebook, options, parameters }, work);
    await reader.call("read", { source: order.source, codebook, options }, work);
    const content = await contentOf(order.source);
    signal?.throwIfAborted();

    onStage?.("reserve", null);
    const { accounting } = plan;
    const reservation = await reserve(
      making.ledger,
      {
        dataset,
        mechanism: MECHANISM,
        unit: "row",
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
    const files = await publicFiles(order, { plan, measured, fitted, total }, ledger, making.ledger.now());
    await reservation.commit(
      await Promise.all(
        files.map(async ({ name, text }) => ({ what: name, sha256: await sha256(toBytes(text)) })),
      ),
    );
    return { plan, measured, fitted, total, files };
  } finally {
    reader.end();
    fitter.end();
  }
}

async function publicFiles(
  order: ReleaseOrder,
  made: Omit<Release, "files">,
  ledger: Ledger,
  now: Date,
): Promise<PackedFile[]> {
  const codebook = made.measured.report.discovered ? null : publicCodebook(order.codebook);
  const files = [
    { name: "aggregates.csv", text: made.measured.aggregates },
    { name: "synthetic-records.csv", text: made.fitted.csv },
    ...(codebook === null ? [] : [{ name: "codebook.json", text: codebook }]),
  ];
  const hashes = await Promise.all(
    files.map(async ({ name, text }) => ({ name, sha256: await sha256(toBytes(text)) })),
  );
  const report = publicReport({
    ...made,
    hashes,
    simulated: order.simulated,
    date: now.toISOString().slice(0, 10),
    entry: ledger.lines.length,
  });
  return [...files, { name: "report.html", text: report }];
}
