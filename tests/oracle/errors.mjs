/** Why a file or a query cannot be answered: a code of the contract, and where. */
export class ContractError extends Error {
  /**
   * @param {string} code
   * @param {string} where JSON Pointer into the query, or line:column of the file
   */
  constructor(code, where) {
    super(`${code} at "${where}"`);
    this.code = code;
    this.where = where;
  }
}

/**
 * @template T
 * @param {() => T} work
 * @returns {T | { error: { code: string, where: string } }}
 */
export function orError(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof ContractError) return { error: { code: error.code, where: error.where } };
    throw error;
  }
}
