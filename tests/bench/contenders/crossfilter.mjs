// crossfilter2. It reads nothing itself: uDSV splits the text into columns of codes. Filters are kept on two dimensions;
// what is asked is a group over all cases whose counts are brought up to date by the cases that a filter adds or removes.
// Tried, and slower: a dimension and a group per variable.
import crossfilter from "crossfilter2";
import { inferSchema, initParser } from "udsv";
import * as plain from "../page/plain.mjs";
import { categoricals, columns, indicators, means, sets } from "../page/variables.mjs";

const meansBits = 2 ** means.length - 1;
const masks = sets.map(({ items }) => items.reduce((mask, item) => mask | bitOf(item), 0));

let cases;
let codes;
let flags;
let dimensions;
let group;

/** Indicators are the bits of one integer per case; the items of `means` are the lowest. */
function bitOf(item) {
  return 1 << indicators.indexOf(item);
}

/** Codes of one categorical variable: 0 is missing. */
class Column {
  values = [null];
  codes;
  #known = new Map([["", 0]]);

  constructor(length) {
    this.codes = new Uint8Array(length);
  }

  put(index, text) {
    let code = this.#known.get(text);
    if (code === undefined) {
      code = this.values.push(text) - 1;
      this.#known.set(text, code);
    }
    this.codes[index] = code;
  }
}

function read(text) {
  const rows = initParser(inferSchema(text.slice(0, 100_000))).stringArrs(text);
  codes = categoricals.map(() => new Column(rows.length));
  flags = new Int32Array(rows.length);
  const at = (ids) => ids.map((id) => columns.indexOf(id));
  const [codeColumns, flagColumns] = [at(categoricals), at(indicators)];
  for (const [index, row] of rows.entries()) {
    for (let c = 0; c < codes.length; c++) codes[c].put(index, row[codeColumns[c]]);
    let bits = 0;
    for (let f = 0; f < flagColumns.length; f++) if (row[flagColumns[f]] === "1") bits |= 1 << f;
    flags[index] = bits;
  }
  return rows.length;
}

/** What a question counts: `change(counts, case, 1 or -1)`. */
const questions = {
  profile: () => {
    const state = {
      selected: 0,
      values: codes.map(({ values }) => new Int32Array(values.length)),
      items: new Int32Array(indicators.length),
      answered: new Int32Array(sets.length),
    };
    const change = (index, by) => {
      state.selected += by;
      for (let c = 0; c < codes.length; c++) state.values[c][codes[c].codes[index]] += by;
      const bits = flags[index];
      for (let rest = bits; rest !== 0; rest &= rest - 1) state.items[31 - Math.clz32(rest & -rest)] += by;
      for (let s = 0; s < masks.length; s++) if (bits & masks[s]) state.answered[s] += by;
    };
    return { state, change };
  },
  crosstab: () => {
    const age = codes[categoricals.indexOf("ageBroad")];
    const state = {
      selected: 0,
      answered: new Int32Array(age.values.length),
      counts: new Int32Array(age.values.length * means.length),
    };
    const change = (index, by) => {
      state.selected += by;
      const bits = flags[index] & meansBits;
      if (bits === 0) return;
      const code = age.codes[index];
      state.answered[code] += by;
      for (let rest = bits; rest !== 0; rest &= rest - 1) {
        state.counts[code * means.length + 31 - Math.clz32(rest & -rest)] += by;
      }
    };
    return { state, change };
  },
  flows: () => {
    const from = codes[categoricals.indexOf("citizenship")];
    const to = codes[categoricals.indexOf("CountryOfExploitation")];
    const width = to.values.length;
    const state = { selected: 0, counts: new Int32Array(from.values.length * width) };
    const change = (index, by) => {
      state.selected += by;
      state.counts[from.codes[index] * width + to.codes[index]] += by;
    };
    return { state, change };
  },
  combinations: () => {
    const state = { selected: 0, counts: new Int32Array(meansBits + 1) };
    const change = (index, by) => {
      state.selected += by;
      state.counts[flags[index] & meansBits] += by;
    };
    return { state, change };
  },
};

/** Only the question at hand is kept up to date. */
function prepare(kind) {
  group?.dispose();
  group = undefined;
  if (!cases) return;
  const { state, change } = questions[kind]();
  const step = (by) => (counts, index) => {
    change(index, by);
    return counts;
  };
  group = cases.groupAll().reduce(step(1), step(-1), () => state);
  group.value();
}

function ask(terms) {
  for (const [variable, dimension] of Object.entries(dimensions)) {
    const term = terms.find((one) => one.variable === variable);
    if (!term) dimension.filterAll();
    else if (term.between) dimension.filterRange([term.between[0], term.between[1] + 1]);
    else dimension.filterFunction((value) => term.in.includes(value));
  }
  return structuredClone(group.value());
}

export default {
  /** Its answer to a question without a filter is always ready: there is nothing to time. */
  keepsAnswers: true,
  prepare,
  async open(buffer) {
    const count = read(new TextDecoder().decode(buffer));
    cases = crossfilter(Array.from({ length: count }, (_, index) => index));
    const [year, gender] = ["yearOfRegistration", "gender"].map((id) => codes[categoricals.indexOf(id)]);
    const years = Int32Array.from(year.values, Number);
    dimensions = {
      yearOfRegistration: cases.dimension((index) => years[year.codes[index]]),
      gender: cases.dimension((index) => gender.values[gender.codes[index]] ?? ""),
    };
    prepare("profile");
  },
  profile: async (terms) => ask(terms),
  crosstab: async (terms) => ask(terms),
  flows: async (terms) => ask(terms),
  combinations: async (terms) => ask(terms),
  close() {
    group = cases = codes = flags = dimensions = undefined;
  },

  read() {
    const recorded = codes.map((column) => column.codes.reduce((sum, code) => sum + (code === 0 ? 0 : 1), 0));
    const present = flags.reduce((sum, bits) => sum + ones(bits), 0);
    return { cases: flags.length, fields: recorded.reduce((sum, count) => sum + count, present) };
  },
  async plain(kind, terms) {
    return named[kind](ask(terms));
  },
};

function ones(bits) {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

const valuesOf = (id) => codes[categoricals.indexOf(id)].values;
const itemsOf = (bits) => means.filter((_, item) => bits & (1 << item)).join("+");

const named = {
  profile: ({ selected, values, items, answered }) =>
    plain.profile(
      selected,
      categoricals.map((id, c) => [id, plain.counts(valuesOf(id).map((value, code) => [value, value === null ? 0 : values[c][code]]))]), // prettier-ignore
      sets.map((set, s) => [
        set.id,
        answered[s],
        plain.counts(set.items.map((item) => [item, items[indicators.indexOf(item)]])),
      ]),
    ),
  crosstab: ({ selected, answered, counts }) =>
    plain.crosstab(
      selected,
      valuesOf("ageBroad")
        .map((age, code) => [
          age,
          answered[code],
          plain.counts(means.map((item, index) => [item, counts[code * means.length + index]])),
        ])
        .filter(([age]) => age !== null),
    ),
  flows({ selected, counts }) {
    const [from, to] = [valuesOf("citizenship"), valuesOf("CountryOfExploitation")];
    const pairs = from.flatMap((a, f) => to.map((b, t) => [a, b, counts[f * to.length + t]]));
    return plain.flows(
      selected,
      pairs.filter(([a, b]) => a !== null && b !== null).map(([a, b, count]) => [`${a}>${b}`, count]),
    );
  },
  combinations: ({ selected, counts }) =>
    plain.combinations(
      selected,
      Array.from(counts, (count, bits) => [itemsOf(bits), count]),
    ),
};
