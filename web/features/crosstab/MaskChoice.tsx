import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { MaskChoice as Mask } from "../../model/masked";
import type { Translate } from "../../model/translate";

interface MaskChoiceProps {
  t: Translate;
  mask: Mask | null;
  onMask: (mask: Mask | null) => void;
}

/** "Mask counts under [10]", and whether 0 is masked too. What a threshold may be, the engine says. */
export function MaskChoice({ t, mask, onMask }: MaskChoiceProps): JSX.Element {
  const [last, setLast] = useState<Mask>({ below: 10, zeros: false });
  const change = (part: Partial<Mask>) => {
    const next = { ...last, ...part };
    setLast(next);
    if (mask) onMask(next);
  };
  return (
    <fieldset class="cw-mask">
      <legend class="cw-unseen">{t("mask.legend")}</legend>
      <label>
        <input type="checkbox" checked={mask !== null} onChange={() => onMask(mask ? null : last)} />
        <span>{t("mask.on")}</span>
      </label>
      <input
        type="number"
        inputMode="numeric"
        min={4}
        step={1}
        aria-label={t("mask.below")}
        value={last.below}
        disabled={mask === null}
        onInput={(event) => change({ below: Number(event.currentTarget.value) })}
      />
      <label>
        <input
          type="checkbox"
          checked={last.zeros}
          disabled={mask === null}
          onChange={() => change({ zeros: !last.zeros })}
        />
        <span>{t("mask.zeros")}</span>
      </label>
    </fieldset>
  );
}
