import { loadCodebook, loadSample } from "../bridge/assets";
import { openEngine, type Dataset, type Engine } from "../bridge/client";
import { loadSynthesis } from "../bridge/synthesis_browser";
import { loadPrivateDataText } from "../features/methods/PrivateDataNote";
import { loadPanel } from "../features/synthesis/SynthesisDoor";
import type { Progress } from "../bridge/protocol";
import { isCancelled } from "../model/errorWords";
import type { Source } from "../model/env";

/** An open file. `id` tells one opening from another. */
export interface Session {
  id: number;
  source: Source;
  dataset: Dataset;
  /** The file again, for who has to read it anew. */
  load: () => Promise<File>;
  /** The sample that ships with the page: a file from disk may only bear its name. */
  isSample: boolean;
}

export interface Reading {
  name: string;
  progress: Progress | null;
}

export interface Failure {
  name: string;
  error: unknown;
}

/** What is open, what is being read, and what went wrong last. A failed reading leaves the open file as it was. */
export interface SessionState {
  session: Session | null;
  reading: Reading | null;
  failure: Failure | null;
}

/** The sample's file name, so that it is said to be simulated when it is opened from disk, too. */
const SAMPLE_NAME = /^casewise-simulated-/;

export const NO_SESSION: SessionState = { session: null, reading: null, failure: null };

/** Opens files one after the other on one engine; the newest wins. One per mounted app, nothing global. */
export class Sessions {
  #state = NO_SESSION;
  #engine: Promise<Engine> | null = null;
  #reading: AbortController | null = null;
  #opened = 0;
  readonly #onChange: (state: SessionState) => void;

  constructor(onChange: (state: SessionState) => void) {
    this.#onChange = onChange;
  }

  /**
   * Starts the engine and loads what ships with the page, so that nothing is asked of the network later: who opens a
   * file may have pulled the plug before. A failure shows when a file is opened.
   */
  warmUp(): void {
    void Promise.all([this.#engineOnce(), loadCodebook()])
      .then(() => loadSample())
      .then(() => Promise.all([loadPanel(), loadSynthesis(), loadPrivateDataText()]))
      .catch(() => undefined);
  }

  openFile(file: File): Promise<void> {
    const simulated = SAMPLE_NAME.test(file.name);
    return this.#open({ name: file.name, simulated }, () => Promise.resolve(file));
  }

  openSample(name: string): Promise<void> {
    return this.#open({ name, simulated: true }, loadSample, true);
  }

  cancel(): void {
    this.#reading?.abort();
    this.#reading = null;
    this.#change({ reading: null });
  }

  dismiss(): void {
    this.#change({ failure: null });
  }

  /** Frees the open file and the engine. */
  async end(): Promise<void> {
    this.#reading?.abort();
    const engine = await this.#engine?.catch(() => null);
    engine?.close();
  }

  async #open(source: Source, load: () => Promise<File>, isSample = false): Promise<void> {
    this.#reading?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.#reading = controller;
    this.#change({ reading: { name: source.name, progress: null }, failure: null });
    try {
      const [engine, codebook, file] = await Promise.all([this.#engineOnce(), loadCodebook(), load()]);
      const dataset = await engine.open(file, {
        codebook,
        signal,
        onProgress: (progress) => {
          if (!signal.aborted) this.#change({ reading: { name: source.name, progress } });
        },
      });
      if (signal.aborted) {
        dataset.close();
        return;
      }
      const before = this.#state.session;
      this.#opened += 1;
      this.#change({
        session: { id: this.#opened, source, dataset, load: () => Promise.resolve(file), isSample },
        reading: null,
      });
      before?.dataset.close();
    } catch (error) {
      if (signal.aborted) return;
      this.#change({ reading: null, failure: isCancelled(error) ? null : { name: source.name, error } });
    } finally {
      if (this.#reading === controller) this.#reading = null;
    }
  }

  #engineOnce(): Promise<Engine> {
    this.#engine ??= openEngine().catch((error: unknown) => {
      this.#engine = null;
      throw error;
    });
    return this.#engine;
  }

  #change(part: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...part };
    this.#onChange(this.#state);
  }
}
