import type { JSX } from "preact";
import type { Block, Inline } from "../../model/markdown";

/** What a text is shown in has the levels of headings above `top` (2 to 5), and may lead to other notes. */
interface Surroundings {
  top: 2 | 3 | 4 | 5;
  /** Opens a note, or is undefined for one that is not here: then a link is its text. */
  openerOf?: ((note: string) => (() => void) | undefined) | undefined;
}

/** A text of blocks. */
export function Blocks({ blocks, ...around }: { blocks: Block[] } & Surroundings): JSX.Element {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} {...around} />
      ))}
    </>
  );
}

function BlockView({ block, ...around }: { block: Block } & Surroundings): JSX.Element {
  const { top, openerOf } = around;
  switch (block.kind) {
    case "heading": {
      const levels = ["h2", "h3", "h4", "h5", "h6"] as const;
      const Heading = levels[Math.min(4, top - 3 + block.level)] ?? "h6";
      return (
        <Heading>
          <Inlines parts={block.text} openerOf={openerOf} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <Inlines parts={block.text} openerOf={openerOf} />
        </p>
      );
    case "list": {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Blocks blocks={item} {...around} />
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return (
        <div class="cw-methods-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, index) => (
                  <th key={index} scope="col">
                    <Inlines parts={cell} openerOf={openerOf} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <Inlines parts={cell} openerOf={openerOf} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
  }
}

function Inlines({ parts, openerOf }: { parts: Inline[] } & Pick<Surroundings, "openerOf">): JSX.Element {
  return (
    <>
      {parts.map(({ kind, text, to }, index) => {
        if (kind === "text") return text;
        if (kind === "link") {
          const open = openerOf?.(to ?? "");
          if (!open) return text;
          return (
            <button key={index} type="button" class="cw-methods-link" onClick={open}>
              {text}
            </button>
          );
        }
        const Tag = ({ code: "code", strong: "strong", emphasis: "em" } as const)[kind];
        return <Tag key={index}>{text}</Tag>;
      })}
    </>
  );
}
