import { useEffect, useRef, useState } from "preact/hooks";
import { SynthesisInstance } from "../../bridge/synthesis_client";
import type { FileOptions, Plan, ReleaseParameters, StartSynthesis } from "../../synthesis/types";
import { useLatest, type Latest } from "../../ui/useLatest";

/** An instance for plans and sums, for as long as the step is on screen. It never gets the file. */
export function usePlanner(start: StartSynthesis): () => Promise<SynthesisInstance> {
  const held = useRef<Promise<SynthesisInstance> | null>(null);
  useEffect(() => () => void held.current?.then((instance) => instance.end()).catch(() => undefined), []);
  return () => (held.current ??= SynthesisInstance.start(start, "fit"));
}

/** What a release would cost and how exact it would be; nothing is read or spent. */
export function usePlan(
  planner: () => Promise<SynthesisInstance>,
  codebook: string,
  options: FileOptions,
  parameters: ReleaseParameters | null,
): Latest<Plan | null> {
  return useLatest(JSON.stringify([options, parameters]), async () =>
    parameters === null ? null : (await planner()).call("plan", { codebook, options, parameters }),
  );
}

/** True while this is on screen; false afterwards. */
export function useAlive(): () => boolean {
  const [alive] = useState({ current: true });
  useEffect(() => () => void (alive.current = false), []);
  return () => alive.current;
}
