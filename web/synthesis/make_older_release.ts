/** A release by a method from before differential privacy: it takes every bound from its account, and says so first. */
import { SynthesisInstance, withText } from "../bridge/synthesis_client";
import type {
  FileOptions,
  OlderLoss,
  OlderParameters,
  OlderReport,
  SensitiveSource,
} from "../bridge/synthesis_client";
import { canonical, sha256 } from "../ledger/hash";
import { recordUnbounded } from "../ledger/spend";
import { olderReportPage } from "../release/older_report_page";
import { contentIn, hashesOf } from "./make_release";
import type { Making, PackedFile } from "./make_release";

export interface OlderOrder {
  source: SensitiveSource;
  codebook: string;
  dataset: string;
  options: FileOptions;
  parameters: OlderParameters;
}

export interface OlderRelease {
  files: PackedFile[];
  report: OlderReport;
  /** Exact, for the screen only. */
  loss: OlderLoss;
}

/** The ledger keeps the entry before anything is handed out. */
export async function makeOlderRelease(order: OlderOrder, making: Making): Promise<OlderRelease> {
  const { codebook, options, parameters, source } = order;
  const work = { signal: making.signal, onProgress: making.onStage };
  const reader = await SynthesisInstance.start(making.start, "measure");
  try {
    await withText(source, work.signal, (text, separator) =>
      reader.call("read", { source: text, separator, codebook, options }, work),
    );
    const { csv, report, loss } = await reader.call("older", parameters, work);
    const records = { name: "records-not-differentially-private.csv", text: csv };
    const page = olderReportPage({
      title: "Records by an older method, not differentially private",
      made: making.ledger.now().toISOString().slice(0, 10),
      report,
      provenance: {
        engine: `Casewise, ${report.method}`,
        selfTest: "not run: there is no promise to test",
        parametersHash: await sha256(canonical({ ...options, ...parameters })),
        ledgerEntry: "no bound",
        files: await hashesOf([records]),
      },
    });
    const files = [records, { name: "report.html", text: page }];
    await recordUnbounded(
      making.ledger,
      {
        dataset: order.dataset,
        mechanism: { name: report.method.toLowerCase(), version: "1" },
        groupSize: report.groupSize,
        files: await hashesOf(files),
        parameters: { ...options, ...parameters },
      },
      await contentIn(source, work.signal),
    );
    return { files, report, loss };
  } finally {
    reader.end();
  }
}
