import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ChooseEntry } from "../features/start/ChooseEntry";
import { LoadError, Loading } from "../features/start/LoadStatus";
import { StartPanel } from "../features/start/StartPanel";
import type { Texts } from "../model/env";
import { useDrop } from "../ui/useDrop";
import { Header } from "./Header";
import type { Installation, InstallationNews } from "./installation";
import { InstallationNotice } from "./InstallationNotice";
import { onOpenedWith } from "./openedWith";
import { NO_SESSION, Sessions } from "./session";
import { Workspace, type KeptViews } from "./Workspace";
import "../ui/tokens.css";
import "../ui/base.css";
import "./app.css";

/** The whole tool: the start page until a file is open, then the workspace. */
export function App({
  texts,
  installation,
}: {
  texts: Texts;
  installation: Installation | null;
}): JSX.Element {
  const { t } = texts;
  const [state, setState] = useState(NO_SESSION);
  const [choosing, setChoosing] = useState(false);
  const [news, setNews] = useState<InstallationNews | null>(null);
  const sessions = useMemo(() => new Sessions(setState, () => installation?.quiet()), []);
  useEffect(() => {
    const loaded = sessions.warmUp();
    installation?.start(loaded, setNews);
    onOpenedWith((file) => void sessions.openFile(file));
    return () => void sessions.end();
  }, []);
  const { session, reading, failure } = state;
  const kept = useRef<KeptViews | null>(null);
  // A new file is open: its workspace, not the start page that it was chosen on.
  useEffect(() => setChoosing(false), [session]);

  const openFile = (file: File) => void sessions.openFile(file);
  const drop = useDrop(openFile);
  const atStart = session === null || choosing;
  const status = reading ? (
    <Loading
      texts={texts}
      name={reading.name}
      progress={reading.progress}
      onCancel={() => sessions.cancel()}
    />
  ) : failure ? (
    <LoadError
      texts={texts}
      error={failure.error}
      name={failure.name}
      still={session?.source.name ?? null}
      onDismiss={() => sessions.dismiss()}
      onPropose={failure.propose}
    />
  ) : null;

  return (
    <div class="cw-shell" {...drop.handlers}>
      <Header
        texts={texts}
        back={session !== null && choosing ? session.source.name : null}
        onBack={() => setChoosing(false)}
        onOpen={session !== null && !choosing ? () => setChoosing(true) : null}
      />
      <main class="cw-main">
        {atStart ? (
          <StartPanel
            texts={texts}
            status={status}
            busy={reading !== null}
            onFile={openFile}
            onSample={() => void sessions.openSample(t("start.sampleName"))}
          />
        ) : (
          <div class="cw-banner">{status}</div>
        )}
        {session ? (
          <div hidden={atStart}>
            <Workspace
              key={session.id}
              kept={kept}
              session={session}
              texts={texts}
              onRead={(format) => void sessions.readAgain(format)}
              onAdjust={(adjustments) => void sessions.adjust(adjustments)}
              onCodebook={(codebook) => void sessions.readWith(codebook)}
            />
          </div>
        ) : null}
      </main>
      {session || reading ? null : (
        <InstallationNotice texts={texts} news={news} onUpdate={() => installation?.update()} />
      )}
      {state.asked ? (
        <ChooseEntry
          key={state.asked.choice.of}
          texts={texts}
          name={state.asked.name}
          choice={state.asked.choice}
          onChoose={state.asked.answer}
        />
      ) : null}
      {drop.over ? (
        <div class="cw-drop-veil" aria-hidden="true">
          <p>{t("start.dropNow")}</p>
        </div>
      ) : null}
    </div>
  );
}
