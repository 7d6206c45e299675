import { useEffect, useState } from "preact/hooks";

export interface Latest<T> {
  /** The newest answer; while another is on its way, the one before it. */
  value: T | null;
  error: unknown;
  pending: boolean;
}

/**
 * Asks again whenever `key` changes and keeps the previous answer until the new one is there, so nothing flickers.
 * A question that a newer one overtakes is aborted and its answer dropped.
 */
export function useLatest<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Latest<T> {
  const [latest, setLatest] = useState<Latest<T>>({ value: null, error: null, pending: true });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setLatest((before) => ({ ...before, pending: true }));
    ask(signal).then(
      (value) => {
        if (!signal.aborted) setLatest({ value, error: null, pending: false });
      },
      (error: unknown) => {
        if (!signal.aborted) setLatest((before) => ({ value: before.value, error, pending: false }));
      },
    );
    return () => controller.abort();
    // `ask` belongs to `key`: what it asks changes only when the key does.
  }, [key]);
  return latest;
}
