import type { JSX } from "preact";
import {
  pairDenominator,
  pairsCaption,
  type Combinations,
  type CombinationsChoice,
} from "../../model/combinations";
import type { Env } from "../../model/env";
import { RadioField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { FigureTable, type FigureCell, type FigureRow } from "../../ui/FigureTable";

interface PairTableProps {
  env: Env;
  choice: CombinationsChoice;
  result: Combinations;
  onPercentOf: (percentOf: CombinationsChoice["percentOf"]) => void;
}

/** Answers by answers: how often two occur together. The diagonal is each by itself, with anything else or without. */
export function PairTable({ env, choice, result, onPercentOf }: PairTableProps): JSX.Element {
  const { t, labels, format } = env;
  const { pairs } = result;
  const { percentOf } = choice;
  const label = (id: string | number) => labels.category(choice.set, id);
  const bases = pairs.columns.map((_, c) => pairDenominator(pairs, percentOf, c));
  const leftOut = pairs.columns.map((_, c) =>
    percentOf === "column" ? (pairs.column.leftOut[c] ?? 0) : (pairs.table?.leftOut ?? 0),
  );
  const percents = percentOf === "column" ? pairs.column.percent : (pairs.table?.percent ?? []);
  const most = Math.max(
    1,
    ...percents.flatMap((row, r) => row.filter((_, c) => c !== r).map((one) => one ?? 0)),
  );
  const cell = (r: number, c: number): FigureCell => {
    const count = pairs.counts[r]?.[c] ?? 0;
    const percent = percents[r]?.[c] ?? null;
    return {
      text: format.percent(count, bases[c] ?? 0),
      small: format.count(count),
      ...(r === c ? { kind: "quiet" } : { heat: percent === null ? null : percent / most }),
    };
  };
  const line = (id: string, name: string, values: number[], kind: "base" | "quiet"): FigureRow => ({
    id,
    label: name,
    cells: values.map((value) => ({ text: format.count(value), kind })),
  });
  if (pairs.columns.length === 0)
    return <Notice kind="plain" title={t("pairs.nothing", { set: labels.axis(choice.set) })} />;
  return (
    <>
      <RadioField<CombinationsChoice["percentOf"]>
        legend={t("pairs.percentOf")}
        layout="row"
        value={percentOf}
        options={[
          { id: "column", label: t("pairs.percentOf.column") },
          { id: "table", label: t("pairs.percentOf.table") },
        ]}
        onChange={onPercentOf}
      />
      <FigureTable
        name={t("pairs.title", { set: labels.axis(choice.set) })}
        caption={pairsCaption(result, choice, env)}
        corner={t("pairs.corner")}
        columns={pairs.columns.map(({ id }) => ({ id: String(id), label: label(id) }))}
        rows={pairs.rows.map(({ id }, r) => ({
          id: String(id),
          label: label(id),
          cells: pairs.columns.map((_, c) => cell(r, c)),
        }))}
        foot={[
          line("base", t("table.denominator"), bases, "base"),
          line("left", t("table.leftOut"), leftOut, "quiet"),
        ]}
      />
    </>
  );
}
