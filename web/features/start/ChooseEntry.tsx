import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Choice } from "../../model/data";
import type { Texts } from "../../model/env";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { RadioField } from "../../ui/Field";

interface ChooseEntryProps {
  texts: Texts;
  name: string;
  choice: Choice;
  /** The place in the list, or null to leave it. */
  onChoose: (place: number | null) => void;
}

/** Which file of a .zip, or which sheet of a workbook, is to be read. */
export function ChooseEntry({ texts: { t, format }, name, choice, onChoose }: ChooseEntryProps): JSX.Element {
  const [place, setPlace] = useState("0");
  const member = choice.of === "member";
  return (
    <Dialog
      title={t(member ? "choose.member" : "choose.sheet")}
      close={t("load.cancel")}
      onClose={() => onChoose(null)}
      long={choice.entries.length > 8}
      actions={
        <>
          <Button look="primary" onClick={() => onChoose(Number(place))}>
            {t("choose.open")}
          </Button>
          <Button onClick={() => onChoose(null)}>{t("load.cancel")}</Button>
        </>
      }
    >
      <RadioField
        legend={t(member ? "choose.inZip" : "choose.inWorkbook", { name, n: choice.entries.length })}
        layout="list"
        value={place}
        options={choice.entries.map((entry, at) => ({
          id: String(at),
          label: entry.name,
          hint: t("choose.size", { size: format.bytes(entry.bytes) }),
        }))}
        onChange={setPlace}
      />
    </Dialog>
  );
}
