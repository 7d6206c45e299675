import type { JSX } from "preact";
import { Icon } from "./Icon";
import "./noteList.css";

/** What to bear in mind when reading a table. */
export function NoteList({ title, notes }: { title: string; notes: string[] }): JSX.Element | null {
  if (notes.length === 0) return null;
  return (
    <section class="cw-notes" aria-label={title}>
      <h4>
        <Icon name="info" /> {title}
      </h4>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
