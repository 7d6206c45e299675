import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { LEAST_THRESHOLD, type SmallCounts } from "../../model/masked";
import type { Translate } from "../../model/translate";
import "./small.css";

interface SmallCountsChoiceProps {
  t: Translate;
  small: SmallCounts;
  onSmall: (small: SmallCounts) => void;
}

/** "Small numbers: under [10]. [ ] Mask them in saved and copied tables, [ ] 0 too". */
export function SmallCountsChoice({ t, small, onSmall }: SmallCountsChoiceProps): JSX.Element {
  // What is typed is kept until it is a number that the engine takes.
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    const below = Number(text);
    const isTaken = Number.isInteger(below) && below >= LEAST_THRESHOLD && below <= 1_000_000;
    setTyped(isTaken ? null : text);
    if (isTaken) onSmall({ ...small, below });
  };
  return (
    <fieldset class="cw-small-counts cw-no-print">
      <legend class="cw-unseen">{t("mask.legend")}</legend>
      <label>
        <span>{t("mask.below")}</span>
        <input
          type="number"
          inputMode="numeric"
          min={LEAST_THRESHOLD}
          max={1_000_000}
          step={1}
          aria-invalid={typed !== null}
          aria-describedby="cw-small-least"
          value={typed ?? String(small.below)}
          onInput={(event) => change(event.currentTarget.value)}
          onBlur={() => setTyped(null)}
        />
      </label>
      <span id="cw-small-least" class={typed === null ? "cw-unseen" : "cw-small-least"}>
        {t("mask.least", { least: LEAST_THRESHOLD })}
      </span>
      <label>
        <input
          type="checkbox"
          checked={small.masked}
          onChange={() => onSmall({ ...small, masked: !small.masked })}
        />
        <span>{t("mask.on")}</span>
      </label>
      {small.masked ? (
        <>
          <label>
            <input
              type="checkbox"
              checked={small.zeros}
              onChange={() => onSmall({ ...small, zeros: !small.zeros })}
            />
            <span>{t("mask.zeros")}</span>
          </label>
          <p class="cw-quiet">{t("mask.promise")}</p>
        </>
      ) : null}
    </fieldset>
  );
}
