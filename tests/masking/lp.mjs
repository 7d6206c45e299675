// Linear programs in whole numbers, small ones: which values can a sum take over all x >= 0 with A x = b?

const tiny = 1e-9;
const near = 1e-6;

/** A x = b, x >= 0, as a dense simplex tableau. Finds corners; each whole corner is told to `onCorner`. */
class Tableau {
  /** @param {{ a: number[][], b: number[] }} system */
  constructor({ a, b }) {
    this.width = a[0]?.length ?? 0;
    const rows = a.length;
    // Columns: x, one artificial variable per row, the right-hand side.
    this.rows = a.map((row, i) => {
      const sign = b[i] < 0 ? -1 : 1;
      const line = new Float64Array(this.width + rows + 1);
      row.forEach((value, j) => (line[j] = sign * value));
      line[this.width + i] = 1;
      line[line.length - 1] = sign * b[i];
      return line;
    });
    this.last = this.width + rows;
    this.basis = a.map((_, i) => this.width + i);
    this.feasible = this.#start();
  }

  /** Drives the artificial variables out. */
  #start() {
    const cost = new Float64Array(this.last + 1);
    cost.fill(1, this.width, this.last);
    const least = this.#minimise(cost, this.last, () => undefined);
    if (least > near) return false;
    for (let i = 0; i < this.rows.length; i++) {
      if (this.basis[i] < this.width) continue;
      const column = this.rows[i].findIndex((value, j) => j < this.width && Math.abs(value) > 1e-7);
      if (column >= 0) this.#pivot(i, column);
      else {
        this.rows.splice(i, 1); // says nothing new
        this.basis.splice(i, 1);
        i--;
      }
    }
    return true;
  }

  /** The least value of cost x over x >= 0; -Infinity where there is none. */
  minimise(cost, onCorner) {
    const full = new Float64Array(this.last + 1);
    full.set(cost);
    return this.#minimise(full, this.width, onCorner);
  }

  #minimise(cost, usable, onCorner) {
    const line = Float64Array.from(cost);
    this.basis.forEach((column, i) => subtract(line, this.rows[i], line[column]));
    for (let step = 0; ; step++) {
      onCorner(this);
      let column = -1;
      // The steepest first; by Bland's rule after a while, so that it ends.
      for (let j = 0; j < usable; j++) {
        if (line[j] >= -tiny || (column >= 0 && (step > 200 || line[j] >= line[column]))) continue;
        column = j;
      }
      if (column < 0) return -line[this.last];
      let row = -1;
      for (let i = 0; i < this.rows.length; i++) {
        if (this.rows[i][column] <= tiny) continue;
        const ratio = this.rows[i][this.last] / this.rows[i][column];
        const best = row < 0 ? Infinity : this.rows[row][this.last] / this.rows[row][column];
        if (ratio < best - tiny || (ratio < best + tiny && this.basis[i] < this.basis[row])) row = i;
      }
      if (row < 0) return -Infinity;
      this.#pivot(row, column);
      subtract(line, this.rows[row], line[column]);
      if (step > 5000) throw new Error("the simplex method does not end");
    }
  }

  #pivot(row, column) {
    const line = this.rows[row];
    const scale = line[column];
    for (let j = 0; j < line.length; j++) line[j] /= scale;
    this.rows.forEach((other, i) => {
      if (i !== row && other[column] !== 0) subtract(other, line, other[column]);
    });
    this.basis[row] = column;
  }

  /** The corner that the tableau stands at. */
  corner() {
    const x = new Array(this.width).fill(0);
    this.basis.forEach((column, i) => {
      if (column < this.width) x[column] = this.rows[i][this.last];
    });
    return x;
  }
}

function subtract(from, line, times) {
  if (times === 0) return;
  for (let j = 0; j < line.length; j++) from[j] -= times * line[j];
}

const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

/** x in whole numbers if it solves the system exactly, else undefined. */
function whole({ a, b }, x) {
  const rounded = x.map((value) => Math.round(value));
  if (rounded.some((value, i) => value < 0 || Math.abs(value - x[i]) > near)) return undefined;
  return a.every((row, i) => dot(row, rounded) === b[i]) ? rounded : undefined;
}

/** A solution in whole numbers, by branch and bound; undefined if there is none (or none within `budget` branches). */
function wholeSolution(system, budget = { left: 60 }) {
  if (budget.left-- <= 0) return undefined;
  const tableau = new Tableau(system);
  if (!tableau.feasible) return undefined;
  const x = tableau.corner();
  const found = whole(system, x);
  if (found) return found;
  const j = x.findIndex((value) => Math.abs(value - Math.round(value)) > near);
  if (j < 0) return undefined;
  for (const [sign, limit] of [
    [1, Math.floor(x[j])],
    [-1, -Math.ceil(x[j])],
  ]) {
    const width = x.length;
    const solution = wholeSolution(
      {
        a: [
          ...system.a.map((row) => [...row, 0]),
          Array.from({ length: width + 1 }, (_, k) => (k === j ? sign : k === width ? 1 : 0)),
        ],
        b: [...system.b, limit],
      },
      budget,
    );
    if (solution) return solution.slice(0, width);
  }
  return undefined;
}

/**
 * Values that each of `sums` (lists of coefficients) can take over the whole solutions of the system: at least `wanted`
 * different ones each if there are as many, all there are if fewer. Every value is of a solution that was checked.
 * @param {{ a: number[][], b: number[] }} system
 * @param {number[][]} sums
 * @returns {Set<number>[]}
 */
export function possibleValues(system, sums, wanted = 3) {
  const found = sums.map(() => new Set());
  const tableau = new Tableau(system);
  if (!tableau.feasible) throw new Error("no table is consistent with the export: it contradicts itself");
  const note = () => {
    const x = whole(system, tableau.corner());
    if (x) sums.forEach((sum, k) => found[k].size < 64 && found[k].add(dot(sum, x)));
  };
  sums.forEach((sum, k) => {
    if (found[k].size >= wanted) return;
    const least = tableau.minimise(sum, note);
    const most = -tableau.minimise(
      sum.map((value) => -value),
      note,
    );
    const from = Math.ceil(least - near);
    for (let value = from; found[k].size < wanted && value <= most + near && value < from + 40; value++) {
      if (found[k].has(value)) continue;
      const x = wholeSolution({ a: [...system.a, sum], b: [...system.b, value] });
      if (x) sums.forEach((one, i) => found[i].add(dot(one, x)));
    }
  });
  return found;
}
