import type { JSX } from "preact";
import { canBePutBack, type LeftOut } from "../../codebooks/left_out";
import { Button } from "../../ui/Button";
import type { Words } from "./words";

interface LeftOutRowsProps {
  words: Words;
  leftOut: LeftOut[];
  onPutBack: (column: LeftOut) => void;
}

/** The columns that are no variable: why, and a way back. */
export function LeftOutRows({ words, leftOut, onPutBack }: LeftOutRowsProps): JSX.Element | null {
  if (leftOut.length === 0) return null;
  return (
    <>
      <h3>{words("proposal.leftOut")}</h3>
      <p class="cw-prose">{words("proposal.leftOutLead")}</p>
      <ul class="cw-proposal-variables cw-proposal-left-out">
        {leftOut.map((column) => (
          <li key={column.position}>
            <span>
              <code>
                {column.header || words("proposal.noHeader", { position: String(column.position) })}
              </code>
              {": "}
              {words(`proposal.why.${column.why}`)}
            </span>
            {canBePutBack(column) ? (
              <Button onClick={() => onPutBack(column)}>
                {words("proposal.putBack", { id: column.header })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
