import type { JSX } from "preact";
import type { Block, Inline } from "../../model/markdown";

/** A text of blocks. Its first level of headings is `top` (2 to 5): what it is shown in has the levels above. */
export function Blocks({ blocks, top }: { blocks: Block[]; top: 2 | 3 | 4 | 5 }): JSX.Element {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} top={top} />
      ))}
    </>
  );
}

function BlockView({ block, top }: { block: Block; top: 2 | 3 | 4 | 5 }): JSX.Element {
  switch (block.kind) {
    case "heading": {
      const levels = ["h2", "h3", "h4", "h5", "h6"] as const;
      const Heading = levels[Math.min(4, top - 3 + block.level)] ?? "h6";
      return (
        <Heading>
          <Inlines parts={block.text} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <Inlines parts={block.text} />
        </p>
      );
    case "list": {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Blocks blocks={item} top={top} />
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
                    <Inlines parts={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <Inlines parts={cell} />
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

function Inlines({ parts }: { parts: Inline[] }): JSX.Element {
  const tags = { code: "code", strong: "strong", emphasis: "em" } as const;
  return (
    <>
      {parts.map(({ kind, text }, index) => {
        if (kind === "text") return text;
        const Tag = tags[kind];
        return <Tag key={index}>{text}</Tag>;
      })}
    </>
  );
}
