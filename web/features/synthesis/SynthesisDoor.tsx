import type { ComponentChildren, ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { Notice } from "../../ui/Notice";
import type { OwnReading, SynthesisPanelProps } from "./SynthesisPanel";

interface Loaded {
  Panel: ComponentType<SynthesisPanelProps>;
  file: File;
}

/** The panel is a part of the page of its own: few need it. */
export const loadPanel = () => import("./SynthesisPanel");

interface SynthesisDoorProps {
  env: Env;
  load: () => Promise<File>;
  reading: OwnReading;
  /** Of the sample that ships with the page: nothing is kept. */
  rehearsal: boolean;
  looked: readonly string[][];
  onClose: () => void;
  /** Opens what a data officer should know. */
  guide: ComponentChildren;
}

export function SynthesisDoor({
  env,
  load,
  reading,
  rehearsal,
  looked,
  onClose,
  guide,
}: SynthesisDoorProps): JSX.Element | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    Promise.all([loadPanel(), load()]).then(
      ([{ SynthesisPanel }, file]) => setLoaded({ Panel: SynthesisPanel, file }),
      setFailure,
    );
  }, []);
  if (failure !== null) return <Notice kind="error" title={errorWords(failure, env.t).title} />;
  if (!loaded) return null;
  const { Panel, file } = loaded;
  return (
    <Panel
      env={env}
      file={file}
      reading={reading}
      rehearsal={rehearsal}
      looked={looked}
      onClose={onClose}
      guide={guide}
    />
  );
}
