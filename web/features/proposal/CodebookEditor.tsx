import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { draftOf, editedBook, isFromData } from "../../codebooks/edit";
import { withPutBack } from "../../codebooks/put_back";
import { readCodebookFile, UnreadableCodebook } from "../../codebooks/read";
import type { CodebookDocument } from "../../model/data";
import { Button } from "../../ui/Button";
import { FileButton } from "../../ui/FileButton";
import { Notice } from "../../ui/Notice";
import { saveText } from "../../ui/save";
import { LeftOutRows } from "./LeftOutRows";
import type { ProposalProps } from "./ProposalPanel";
import { SetRows } from "./SetRows";
import { TextField } from "./TextField";
import { VariableRow } from "./VariableRow";
import { wordsOf } from "./words";

/** A codebook made from a file, as a form; and the two ways of keeping one: save, and read with a saved one. */
export function CodebookEditor({ env, onCodebook }: ProposalProps): JSX.Element {
  const { description } = env;
  const { columns } = description.report;
  const words = useMemo(() => wordsOf(env.format), [env]);
  const book = description.codebook as unknown as CodebookDocument;
  const editable = isFromData(book);
  const [draft, setDraft] = useState(() => draftOf(book, columns));
  const [refused, setRefused] = useState<string | null>(null);
  const found = useMemo(
    () =>
      new Map(
        description.variables.map(({ id, values, knownValues }) => [
          id,
          values.slice(knownValues).map(String),
        ]),
      ),
    [description],
  );

  const load = async (file: File) => {
    try {
      setRefused(null);
      onCodebook(readCodebookFile(await file.text(), book));
    } catch (error) {
      if (!(error instanceof UnreadableCodebook)) throw error;
      setRefused(error.message);
    }
  };
  const edited = () => (editable ? editedBook(book, draft) : book);
  const save = () =>
    saveText(JSON.stringify(edited(), null, 2), `${book.id}.codebook.json`, "application/json");

  return (
    <section class="cw-proposal cw-no-print" aria-labelledby="cw-proposal-title">
      {editable ? (
        <>
          <h2 id="cw-proposal-title">{words("proposal.title")}</h2>
          <p class="cw-prose">{words("proposal.lead")}</p>
          <div class="cw-proposal-unit">
            <TextField
              label={words("proposal.bookTitle")}
              value={draft.title}
              onValue={(title) => setDraft({ ...draft, title })}
            />
            <TextField
              label={words("proposal.unit")}
              value={draft.unit.one}
              onValue={(one) => setDraft({ ...draft, unit: { ...draft.unit, one } })}
            />
            <TextField
              label={words("proposal.unitMany")}
              value={draft.unit.many}
              onValue={(many) => setDraft({ ...draft, unit: { ...draft.unit, many } })}
            />
          </div>
          <ul class="cw-proposal-variables">
            {draft.variables.map((variable, at) => (
              <VariableRow
                key={variable.id}
                words={words}
                variable={variable}
                sets={draft.sets}
                found={found.get(variable.id) ?? []}
                onVariable={(next) =>
                  setDraft({ ...draft, variables: draft.variables.map((one, i) => (i === at ? next : one)) })
                }
              />
            ))}
          </ul>
          <LeftOutRows
            words={words}
            leftOut={draft.leftOut}
            onPutBack={(column) => setDraft(withPutBack(draft, column, columns))}
          />
          <SetRows words={words} sets={draft.sets} onSets={(sets) => setDraft({ ...draft, sets })} />
        </>
      ) : (
        <h2 id="cw-proposal-title" class="cw-unseen">
          {words("proposal.load")}
        </h2>
      )}
      {refused === null ? null : (
        <Notice kind="error" title={words("proposal.bad")}>
          <p>{refused}</p>
        </Notice>
      )}
      <p class="cw-proposal-actions">
        {editable ? (
          <Button look="primary" onClick={() => onCodebook(edited())}>
            {words("proposal.read")}
          </Button>
        ) : null}
        <Button onClick={save}>{words("proposal.save")}</Button>
        <FileButton accept=".json,application/json" onFile={(file) => void load(file)}>
          {words("proposal.load")}
        </FileButton>
      </p>
    </section>
  );
}
