// Runs of single sizes that make one document.

/**
 * Adds to the results of a run that begins what runs before it measured. Whatever this run measures replaces it: one
 * contender and size at a time, so that --only adds a contender and --cases a size.
 */
export function addEarlier(results, { measured, bytes, loads = {}, machine }) {
  Object.assign(results, { measured, bytes, loads });
  results.machine.browser = machine.browser;
}
