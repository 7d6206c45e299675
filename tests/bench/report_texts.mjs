// The words of docs/performance.md around its tables.

export function introduction({ machine, versions, load, quick }) {
  const packages = Object.entries(versions)
    .filter(([name]) => name !== "@perspective-dev/server")
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
  return `# How fast

Written by \`npm run bench\`, never by hand. It runs this engine and what a user could pick instead side by side, in
headless Chromium, on the same simulated files and the same questions, and compares all answers before it times any.

| | |
| --- | --- |
| machine | ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system} |
| browser | ${machine.browser} |
| peers | ${packages} |
| day | ${machine.date}; load average ${load.before} before the run, ${load.after === undefined ? "which was stopped before its end" : `${load.after} after it`} |${quick ? "\n\nA quick run: fewer samples than it takes to be sure." : ""}`;
}

export const method = `## How it is measured

- Each contender has a fresh browser per file, and all of them stay open: they take turns, some samples of one workload at a
  time, in four rounds, so that what else the machine does is done to all of them. Each starts from the same ArrayBuffer: a
  new copy of the file's bytes, made before the clock starts. The files are those of \`tests/simulate\`, seed 1.
- A time is a round trip as the page's main thread sees it, until the numbers are in typed arrays there. Calls below 5 ms
  are taken 50 at a time, and the sample is their mean. Ratios are of medians in one run; the empty round trip is that of a
  contender's shortest call, which no answer can undercut.
- **open**: bytes to first profile; for PapaParse and uDSV, which only read, to rows of text. A later file of a page that
  has opened one before. **first file**: the same in a fresh page, in several browsers for Casewise and DuckDB-WASM.
- **profile**: all 27 variables and 5 sets, with the number of cases that answered each. **crosstab**: \`means\` by
  \`ageBroad\`, with its denominators. **flows**: citizenship by country of exploitation. **combinations**: the exact
  combinations of \`means\`. All under a filter on years and gender that changes with every call (100 of them, the same for
  all); Casewise keeps answers, so none is asked about twice while it is kept. It also keeps what each year or gender adds to
  a profile and a crosstab while the other conditions stay, and then adds up (\`engine/tables/counts_by_value.h\`; the first
  answers take up to three times as long as under a new filter). **new filter**: years and five countries that do not come again
  while anything is kept, so that all is counted. **flows, whole file**: without a filter.
- **60 slider positions**: a profile at each of 60 positions of the two handles of a year slider; the sum.
- Casewise counts more in a profile and a crosstab than the others are asked for: three derived variables, row and table
  denominators, percentages and cautions. Its page runs under the policy of the product.
- DuckDB-WASM: its worker, the build with exceptions, years as SMALLINT, flags as TINYINT, all else as ENUM of known values,
  and of the ways tried to write each question the fastest one. \\* is the question as one first writes it: a query per
  variable, \`count(*) FILTER (WHERE flag = 1)\`.
- Perspective: its worker, stated types, a view per question, read as typed arrays. crossfilter2: text split by uDSV, columns of
  codes, two dimensions for the filter and one group that is kept up to date by each change; its answer without a filter is
  always ready, so that is not timed. Arquero: its own reader with stated types; filters as expressions that it compiles.
- A contender that fails, or needs more than two minutes for a step, is left out from there, and the reason is given.`;
