// The variables that every contender is asked about, from the codebook: the only list of them.
import codebook from "../../../public/codebook/ctdc-global-synthetic.json";

const ids = (type) => codebook.variables.filter((variable) => variable.type === type).map(({ id }) => id);

/** All 27, in the order of the file. */
export const columns = codebook.variables.map(({ id }) => id);
export const categoricals = ids("categorical");
export const indicators = ids("indicator");

/** Multiple-response sets with their items. A case has answered a set when it has at least one of its items. */
export const sets = codebook.sets.map(({ id, items }) => ({ id, items }));
export const means = codebook.sets.find(({ id }) => id === "means").items;

/** Values by variable, for those that want them stated when a file is loaded. Years are integers and have none. */
export const values = Object.fromEntries(
  codebook.variables
    .filter(({ type, valueKind }) => type === "categorical" && valueKind !== "year")
    .map(({ id, valueKind, values }) => [
      id,
      valueKind === "country"
        ? codebook.countries.map(({ alpha3 }) => alpha3)
        : values.map(({ value }) => value),
    ]),
);
