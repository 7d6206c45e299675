import { loadCodebook, loadSample } from "../bridge/assets";
import { CasewiseError, openEngine, type Dataset, type Engine } from "../bridge/client";
import type { Choice, FormatOptions, Progress } from "../bridge/protocol";
import { adjusted, type Adjustment } from "../codebooks/adjust";
import type { CodebookDocument } from "../codebooks/types";
import { isCancelled } from "../model/errorWords";
import type { Source } from "../model/env";

/** An open file. */
export interface Session {
  /** Tells one reading from another. */
  id: number;
  /** The reading that this one goes on from: what the reader chose in its views still holds. */
  goesOn: number | null;
  source: Source;
  dataset: Dataset;
  /** The file again, to be read another way. */
  load: () => Promise<File>;
  format: FormatOptions;
  /** Which file and sheet was meant, where that was asked. */
  chosen: ReadonlyMap<Choice["of"], number>;
  /** The codebook without the reader's adjustments. */
  codebook: CodebookDocument;
  adjustments: readonly Adjustment[];
  /** The file that was open before, if it was another one. */
  before: { name: string; codebook: CodebookDocument } | null;
  /** The sample that ships with the page: a file from disk may only bear its name. */
  isSample: boolean;
  /** Tells one file from another: the same for all readings of it. */
  file: number;
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
  /** Reads the file with a codebook proposed from it, where no known one fits. */
  propose: (() => void) | null;
}

/** How a file is to be read; nothing said: with the codebook that fits it best. */
interface Manner {
  codebook?: CodebookDocument | "propose";
  adjustments?: readonly Adjustment[];
  format?: FormatOptions;
  /** Answers to what would be asked. */
  chosen?: ReadonlyMap<Choice["of"], number>;
  /** The session whose file is read again. */
  again?: Session;
  isSample?: boolean;
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

/** Whatever could be chosen before can be chosen still. */
function hasAllOf(before: Dataset, after: Dataset): boolean {
  const ids = ({ description }: Dataset) =>
    [...description.variables, ...description.sets].map(({ id }) => id);
  const left = new Set(ids(after));
  return ids(before).every((id) => left.has(id));
}

const earlier = ({ source, dataset }: Session) => ({
  name: source.name,
  codebook: dataset.description.codebook as unknown as CodebookDocument,
});

const isUnknownFile = (error: unknown) => error instanceof CasewiseError && error.code === "no_known_column";

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
    return this.#open({ name: file.name, simulated }, () => Promise.resolve(file), {});
  }

  openSample(name: string): Promise<void> {
    return this.#open({ name, simulated: true }, loadSample, { isSample: true });
  }

  /** Reads the open file again with these adjustments. */
  adjust(adjustments: readonly Adjustment[]): Promise<void> {
    const { session } = this.#state;
    if (!session) return Promise.resolve();
    const { source, load, codebook, format, chosen } = session;
    return this.#open(source, load, { codebook, adjustments, format, chosen, again: session });
  }

  /** Reads the open file again with another codebook, or with one proposed from it. */
  readWith(codebook: CodebookDocument | "propose"): Promise<void> {
    const { session } = this.#state;
    if (!session) return Promise.resolve();
    const { source, load, format, chosen } = session;
    return this.#open(source, load, { codebook, format, chosen, again: session });
  }

  /** Reads the open file as `format` says. */
  readAgain(format: FormatOptions): Promise<void> {
    const { session } = this.#state;
    return session ? this.#open(session.source, session.load, { format, again: session }) : Promise.resolve();
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

  async #open(source: Source, load: () => Promise<File>, manner: Manner): Promise<void> {
    const { codebook: given, adjustments = [], format = {}, again } = manner;
    const chosen = new Map(manner.chosen);
    this.#reading?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.#reading = controller;
    this.#change({ reading: { name: source.name, progress: null }, failure: null, asked: null });
    try {
      const [engine, file] = await Promise.all([this.#engineOnce(), load(), this.#quiet()]);
      const codebook = typeof given === "object" ? adjusted(given, adjustments) : given;
      const dataset = await engine.open(file, {
        codebook,
        format,
        signal,
        choose: async (choice) => {
          const place = chosen.get(choice.of) ?? (await this.#ask(source.name, choice));
          if (place !== null) chosen.set(choice.of, place);
          return place;
        },
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
      const read = dataset.description.codebook as unknown as CodebookDocument;
      const session: Session = {
        id: this.#opened,
        goesOn: again && hasAllOf(again.dataset, dataset) ? again.id : null,
        source,
        dataset,
        load,
        format,
        chosen,
        codebook: typeof given === "object" ? given : read,
        adjustments,
        before: again ? again.before : before && earlier(before),
        isSample: again?.isSample ?? manner.isSample ?? false,
        file: again?.file ?? this.#opened,
      };
      this.#change({ session, reading: null });
      before?.dataset.close();
    } catch (error) {
      if (signal.aborted) return;
      const propose =
        isUnknownFile(error) && given === undefined
          ? () => void this.#open(source, load, { codebook: "propose", format, chosen })
          : null;
      const failure = isCancelled(error) ? null : { name: source.name, error, propose };
      this.#change({ reading: null, failure });
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
