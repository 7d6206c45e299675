/** Markup as text, escaped by construction: what is not markup already is text. */

/** Made by {@link html} alone. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | Part[];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string) => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);

const write = (part: Part): string => {
  if (Array.isArray(part)) return part.map(write).join("");
  return part instanceof Markup ? part.text : escape(String(part));
};

/** Every value between the literal parts is escaped, unless it is markup itself. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(
    literals.map((literal, i) => literal + (i < parts.length ? write(parts[i] ?? "") : "")).join(""),
  );
}
