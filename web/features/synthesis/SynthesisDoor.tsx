import type { ComponentChildren, ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { loadCodebook } from "../../bridge/assets";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { Notice } from "../../ui/Notice";
import type { SynthesisPanelProps } from "./SynthesisPanel";

interface Loaded {
  Panel: ComponentType<SynthesisPanelProps>;
  file: File;
  codebook: string;
}

/** The panel is a part of the page of its own: few need it. */
export const loadPanel = () => import("./SynthesisPanel");

interface SynthesisDoorProps {
  env: Env;
  load: () => Promise<File>;
  /** Of the sample that ships with the page: nothing is kept. */
  rehearsal: boolean;
  onClose: () => void;
  /** Opens what a data officer should know. */
  guide: ComponentChildren;
}

export function SynthesisDoor({
  env,
  load,
  rehearsal,
  onClose,
  guide,
}: SynthesisDoorProps): JSX.Element | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    Promise.all([loadPanel(), load(), loadCodebook()]).then(
      ([{ SynthesisPanel }, file, codebook]) => setLoaded({ Panel: SynthesisPanel, file, codebook }),
      setFailure,
    );
  }, []);
  if (failure !== null) return <Notice kind="error" title={errorWords(failure, env.t).title} />;
  if (!loaded) return null;
  const { Panel, file, codebook } = loaded;
  return (
    <Panel env={env} file={file} codebook={codebook} rehearsal={rehearsal} onClose={onClose} guide={guide} />
  );
}
