import type { JSX } from "preact";

/** A plain table of texts; the first cell of each row is its name. */
export function SmallTable({
  caption,
  head,
  rows,
}: {
  caption: string;
  head: string[];
  rows: string[][];
}): JSX.Element {
  return (
    <div class="cw-synthesis-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="cw-synthesis-table">
        <caption class="cw-unseen">{caption}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
