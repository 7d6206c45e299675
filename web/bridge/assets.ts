import type { CodebookId } from "./choose_codebook";
import { unpack } from "./inline_bytes";

/** A codebook that ships with Casewise, as JSON text; the newest unless told. Loaded on first use. */
export async function loadCodebook(id?: CodebookId): Promise<string> {
  switch (id) {
    case "ctdc-global-synthetic-2021":
      return textOf((await import("casewise:ctdc-global-synthetic-2021")).default);
    case "ctdc-global-k-anonymised":
      return textOf((await import("casewise:ctdc-global-k-anonymised")).default);
    case "ctdc-global-synthetic":
    case undefined:
      return textOf((await import("casewise:codebook")).default);
  }
}

/** JSON as it is, or packed. */
const textOf = async (text: string) =>
  text.startsWith("{") ? text : new TextDecoder().decode(await unpack(text));

/** The simulated case file that ships with the page. Loaded on first use; each call unpacks a new `File`. */
export async function loadSample(): Promise<File> {
  const { default: packed } = await import("casewise:sample");
  return new File([await unpack(packed)], "casewise-simulated-sample.csv", { type: "text/csv" });
}
