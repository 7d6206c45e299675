import type { JSX } from "preact";
import type { CodebookDocument } from "../../model/data";
import type { Env } from "../../model/env";
import { later } from "../../ui/later";
import "./proposal.css";

export interface ProposalProps {
  env: Env;
  /** Reads the open file again with this codebook. */
  onCodebook: (codebook: CodebookDocument) => void;
}

/** Loaded when it is first shown: few files need it. */
export const ProposalPanel: (props: ProposalProps) => JSX.Element | null = later(
  async () => (await import("./CodebookEditor")).CodebookEditor,
);
