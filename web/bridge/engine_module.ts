import createCasewise from "casewise:glue";
import { instancesOf } from "./instantiate";

/** What wasm/bindings.cpp answers: either what was asked for, or the three parts of an error. */
export type Answer<T = unknown> =
  ({ ok: true } & T) | { ok: false; code: string; message: string; where: string };

/** The C++ `dataset` of engine/engine.h, with its order of calls. `delete()` frees it; only session.ts calls it. */
export interface EngineDataset {
  open(codebookJson: string): Answer;
  /** One of , ; tab | as one character; found by the header unless told. Before the first bytes. */
  separate(separator: string): Answer;
  /** A new dataset with the codebook of this one, as after `open`. */
  another(): EngineDataset;
  /** Copies the bytes. `cases`: read so far. */
  append(bytes: Uint8Array): Answer<{ cases: number }>;
  finish(): Answer;
  describe(): Answer<{ json: string }>;
  /** The arrays are copies and belong to the caller. */
  run(queryJson: string): Answer<{ header: string; counts: Uint32Array; percents: Float64Array }>;
  delete(): void;
}

export interface EngineModule {
  Dataset: new () => EngineDataset;
  /** Wasm memory in bytes; it never shrinks. */
  memoryBytes(): number;
}

/** A fresh instance of the engine. `bytes` gives the wasm file, and is asked once. */
export const loadEngineModule = instancesOf<EngineModule>(createCasewise);
