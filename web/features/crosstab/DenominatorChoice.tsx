import type { JSX } from "preact";
import type { Denominator } from "../../model/data";
import { populations } from "../../model/axes";
import type { CrosstabChoice } from "../../model/crosstab";
import { denominatorRule } from "../../model/crosstabWords";
import { denominatorWord } from "../../model/denominators";
import type { Env } from "../../model/env";
import { RadioField, SelectField } from "../../ui/Field";

interface DenominatorChoiceProps {
  env: Env;
  choice: CrosstabChoice;
  onDenominator: (denominator: Denominator) => void;
}

type Word = ReturnType<typeof denominatorWord>;
const WORDS: Word[] = ["answered", "all", "responses", "where"];

/** The denominators of the contract, each with its rule for the table at hand. */
export function DenominatorChoice({ env, choice, onDenominator }: DenominatorChoiceProps): JSX.Element {
  const { t, description, labels } = env;
  const { denominator } = choice;
  const list = populations(description, labels, t);
  const stated = typeof denominator === "string" ? null : JSON.stringify(denominator.where);
  const current = list.find(({ where }) => JSON.stringify(where) === stated) ?? list[0];
  const first = list[0];
  const choose = (word: Word) => {
    if (word !== "where") onDenominator(word);
    else if (first) onDenominator({ where: first.where });
  };
  const rule = (word: Word) =>
    word === "where" ? t("denominator.where.hint") : denominatorRule({ ...choice, denominator: word }, env);
  return (
    <div class="cw-denominator">
      <RadioField<Word>
        legend={t("crosstab.denominator")}
        value={denominatorWord(denominator)}
        options={WORDS.filter((word) => word !== "where" || list.length > 0).map((word) => ({
          id: word,
          label: t(`denominator.${word}.name`),
          hint: rule(word),
        }))}
        onChange={choose}
      />
      {stated !== null && current ? (
        <SelectField
          label={t("crosstab.population")}
          value={current.key}
          groups={[{ label: "", options: list.map(({ key, label }) => ({ id: key, label })) }]}
          onChange={(key) => {
            const population = list.find((entry) => entry.key === key);
            if (population) onDenominator({ where: population.where });
          }}
        />
      ) : null}
    </div>
  );
}
