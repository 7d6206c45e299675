/**
 * The codebook as it may be released, or null: one with a variable whose values were found in the user's own file
 * stays here, all of it, since its words and its header come from that file.
 */
export function publicCodebook(json: string): string | null {
  // Columns that were left out are headers of the user's file.
  const { leftOut: _, ...book } = JSON.parse(json) as {
    variables: { domainSource?: string }[];
    leftOut?: unknown;
  };
  if (book.variables.some(({ domainSource }) => domainSource !== "published")) return null;
  return `${JSON.stringify(book, null, 2)}\n`;
}
