import { loadCodebook, loadSample } from "../bridge/assets";
import { openEngine, type Dataset, type Engine } from "../bridge/client";
import type { Choice, FormatOptions, Progress } from "../bridge/protocol";
import { isCancelled } from "../model/errorWords";
import type { Source } from "../model/env";

/** An open file. `id` tells one opening from another. */
export interface Session {
  id: number;
  source: Source;
  dataset: Dataset;
  /** The file again, to be read another way. */
  load: () => Promise<File>;
}

/** Which file or sheet is meant; the reading waits for the answer. */
export interface Asked {
  name: string;
  choice: Choice;
  answer: (place: number | null) => void;
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
  asked: Asked | null;
}

/** The sample's file name, so that it is said to be simulated when it is opened from disk, too. */
const SAMPLE_NAME = /^casewise-simulated-/;

export const NO_SESSION: SessionState = { session: null, reading: null, failure: null, asked: null };

/** Opens files one after the other on one engine; the newest wins. One per mounted app, nothing global. */
export class Sessions {
  #state = NO_SESSION;
  #engine: Promise<Engine> | null = null;
  #reading: AbortController | null = null;
  #opened = 0;
  readonly #onChange: (state: SessionState) => void;
  readonly #quiet: () => Promise<void> | undefined;

  /** `quiet` resolves once the page asks nothing more of the network; no byte of a file is read before. */
  constructor(onChange: (state: SessionState) => void, quiet: () => Promise<void> | undefined) {
    this.#onChange = onChange;
    this.#quiet = quiet;
  }

  /**
   * Starts the engine and loads what ships with the page, so that nothing is asked of the network later: who opens a
   * file may have pulled the plug before. Resolves when all is here; a failure shows when a file is opened.
   */
  warmUp(): Promise<void> {
    return Promise.all([this.#engineOnce(), loadCodebook()])
      .then(() => loadSample())
      .then(
        () => undefined,
        () => undefined,
      );
  }

  openFile(file: File): Promise<void> {
    const simulated = SAMPLE_NAME.test(file.name);
    return this.#open({ name: file.name, simulated }, () => Promise.resolve(file));
  }

  openSample(name: string): Promise<void> {
    return this.#open({ name, simulated: true }, loadSample);
  }

  /** Reads the open file as `format` says. */
  readAgain(format: FormatOptions): Promise<void> {
    const { session } = this.#state;
    return session ? this.#open(session.source, session.load, format) : Promise.resolve();
  }

  cancel(): void {
    this.#reading?.abort();
    this.#reading = null;
    this.#change({ reading: null, asked: null });
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

  async #open(source: Source, load: () => Promise<File>, format: FormatOptions = {}): Promise<void> {
    this.#reading?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.#reading = controller;
    this.#change({ reading: { name: source.name, progress: null }, failure: null, asked: null });
    try {
      const [engine, codebook, file] = await Promise.all([
        this.#engineOnce(),
        loadCodebook(),
        load(),
        this.#quiet(),
      ]);
      const dataset = await engine.open(file, {
        codebook,
        format,
        signal,
        choose: (choice) => this.#ask(source.name, choice),
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
      this.#change({ session: { id: this.#opened, source, dataset, load }, reading: null });
      before?.dataset.close();
    } catch (error) {
      if (signal.aborted) return;
      this.#change({ reading: null, failure: isCancelled(error) ? null : { name: source.name, error } });
    } finally {
      if (this.#reading === controller) this.#reading = null;
    }
  }

  #ask(name: string, choice: Choice): Promise<number | null> {
    return new Promise((resolve) => {
      const answer = (place: number | null) => {
        this.#change({ asked: null });
        resolve(place);
      };
      this.#change({ asked: { name, choice, answer } });
    });
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
