import { proposeCodebook, surveyCodebook, type Proposal } from "../codebooks/propose";
import { bestFit } from "../codebooks/recognise";
import type { CodebookDocument } from "../codebooks/types";
import { codebookIds, type Attempt, type Reader } from "./choose_codebook";
import { CasewiseError } from "./errors";

/**
 * For a file with columns that the newest codebook does not know: read with the one that knows most of them. `first` is
 * the file as the newest read it, or why it could not; it is closed where another fits better.
 */
export async function readOlder<A extends Attempt>(
  reader: Reader<A>,
  newest: string,
  first: A | CasewiseError,
): Promise<{ read: A; codebook: string }> {
  const isRefused = first instanceof CasewiseError;
  const headers = isRefused
    ? await headersOf(reader)
    : first.description.report.columns.map(({ header }) => header);
  const books = await Promise.all(codebookIds.map((id) => reader.codebook(id)));
  const best = bestFit(headers, books.map(parse));
  const text = best && best.known > 0 ? books.find((book) => parse(book).id === best.codebook) : undefined;
  if (text === undefined || text === newest) {
    if (isRefused) throw first;
    return { read: first, codebook: newest };
  }
  if (!isRefused) first.close();
  return { read: await reader.read(text), codebook: text };
}

/** A codebook proposed from the columns and values of the whole file. */
export async function readProposal(reader: Reader<Attempt>): Promise<Proposal> {
  const base = parse(await reader.codebook());
  const survey = await reader.read(surveyCodebook(base));
  survey.close();
  const proposal = proposeCodebook(survey.description, base);
  if (proposal.codebook.variables.length > 0) return proposal;
  throw new CasewiseError(
    "no_known_column",
    "No column of this file can be counted: each is empty, has no name, or has too many different values.",
  );
}

async function headersOf(reader: Reader<Attempt>): Promise<string[]> {
  const survey = await reader.read(surveyCodebook(parse(await reader.codebook())));
  survey.close();
  return survey.description.report.columns.map(({ header }) => header);
}

const parse = (json: string) => JSON.parse(json) as CodebookDocument;
