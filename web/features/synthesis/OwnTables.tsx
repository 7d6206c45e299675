import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { OwnTable } from "../../synthesis/types";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import { SelectField } from "../../ui/Field";
import { MOST_TABLES } from "./looked";
import { SmallTable } from "./SmallTable";
import type { StepProps } from "./SynthesisPanel";
import { significant, type Words } from "./words";

interface OwnTablesProps {
  words: Words;
  env: StepProps["env"];
  columns: string[];
  tables: string[][];
  onTables: (tables: string[][]) => void;
}

const nameOf = (env: StepProps["env"], variables: string[]) =>
  variables.map((id) => env.labels.axis(id)).join(" × ");

/** Which tables the comparison is to look at: those that were on screen, and what is added. */
export function OwnTables({ words, env, columns, tables, onTables }: OwnTablesProps): JSX.Element {
  const [first, setFirst] = useState(columns[0] ?? "");
  const [second, setSecond] = useState("");
  const options = columns.map((id) => ({ id, label: env.labels.axis(id) }));
  const added = second === "" || second === first ? [first] : [first, second];
  const has = tables.some((one) => one.length === added.length && added.every((id) => one.includes(id)));
  return (
    <>
      <h4>{words("own.title")}</h4>
      <p class="cw-quiet">{words("own.lead")}</p>
      <ul class="cw-synthesis-files">
        {tables.map((one) => (
          <li key={one.join(" ")}>
            {nameOf(env, one)}{" "}
            <Button
              look="quiet"
              aria-label={words("own.remove", { table: nameOf(env, one) })}
              onClick={() => onTables(tables.filter((other) => other !== one))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <div class="cw-synthesis-fields">
        <SelectField
          label={words("own.first")}
          value={first}
          groups={[{ label: "", options }]}
          onChange={setFirst}
        />
        <SelectField
          label={words("own.second")}
          value={second}
          none={words("own.none")}
          groups={[{ label: "", options }]}
          onChange={setSecond}
        />
        <Button disabled={has || tables.length >= MOST_TABLES} onClick={() => onTables([...tables, added])}>
          {words("own.add")}
        </Button>
      </div>
    </>
  );
}

interface OwnTableFiguresProps {
  words: Words;
  env: StepProps["env"];
  tables: OwnTable[];
}

/** How far each is from the source, and its largest cells: true, published, synthetic. */
export function OwnTableFigures({ words, env, tables }: OwnTableFiguresProps): JSX.Element | null {
  if (tables.length === 0) return null;
  const number = (value: number | null) => (value === null ? "–" : significant(value));
  const count = (value: number | null) => (value === null ? "–" : env.format.count(value));
  return (
    <>
      <SmallTable
        caption={words("own.title")}
        head={[
          words("own.title"),
          words("own.cells"),
          `${words("result.error")}: ${words("result.table")}`,
          `${words("result.error")}: ${words("result.records")}`,
          words("own.variation"),
        ]}
        rows={tables.map((one) => [
          nameOf(env, one.variables),
          env.format.count(one.tested),
          number(one.meanErrorPublished),
          number(one.meanErrorSynthetic),
          significant(one.variation),
        ])}
      />
      {tables.map((one) => (
        <Disclosure
          key={one.variables.join(" ")}
          summary={words("own.open", { table: nameOf(env, one.variables) })}
        >
          <SmallTable
            caption={nameOf(env, one.variables)}
            head={[words("own.value"), words("own.true"), words("result.table"), words("result.records")]}
            rows={one.largest.map((cell) => [
              cell.combination.map(({ variable, value }) => env.labels.category(variable, value)).join(", "),
              count(cell.true),
              count(cell.published),
              count(cell.synthetic),
            ])}
          />
        </Disclosure>
      ))}
    </>
  );
}
