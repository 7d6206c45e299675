import { unpack } from "./inline_bytes";

/** The codebook of the published dataset, as JSON text. Loaded on first use. */
export async function loadCodebook(): Promise<string> {
  return (await import("casewise:codebook")).default;
}

/** The simulated case file that ships with the page. Loaded on first use; each call unpacks a new `File`. */
export async function loadSample(): Promise<File> {
  const { default: packed } = await import("casewise:sample");
  return new File([await unpack(packed)], "casewise-simulated-sample.csv", { type: "text/csv" });
}
