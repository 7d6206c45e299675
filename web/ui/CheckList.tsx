import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import "./checkList.css";

export interface CheckOption {
  id: string;
  label: string;
}

interface CheckListProps {
  legend: string;
  options: CheckOption[];
  chosen: string[];
  /** Label of the search field, which longer lists get. */
  search: string;
  /** Said where a search finds nothing. */
  nothing: string;
  onChange: (chosen: string[]) => void;
}

const SEARCH_FROM = 12;

/** Boxes to tick, in the order of `options`; a search by label or id above twelve of them. */
export function CheckList({
  legend,
  options,
  chosen,
  search,
  nothing,
  onChange,
}: CheckListProps): JSX.Element {
  const [wanted, setWanted] = useState("");
  const searchId = useId();
  const needle = wanted.trim().toLocaleLowerCase();
  const shown = options.filter(
    ({ id, label }) => label.toLocaleLowerCase().includes(needle) || id.toLocaleLowerCase() === needle,
  );
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset class="cw-checklist">
      <legend class="cw-unseen">{legend}</legend>
      {options.length > SEARCH_FROM ? (
        <div class="cw-field">
          <label for={searchId}>{search}</label>
          <input
            id={searchId}
            type="search"
            autocomplete="off"
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <div class="cw-checklist-options">
        {shown.map(({ id, label }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>{label}</span>
          </label>
        ))}
        {shown.length === 0 ? <p class="cw-quiet">{nothing}</p> : null}
      </div>
    </fieldset>
  );
}
