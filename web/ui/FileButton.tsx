import type { ComponentChildren, JSX } from "preact";
import { useRef } from "preact/hooks";
import { Button } from "./Button";

interface FileButtonProps {
  accept: string;
  look?: "primary" | "plain" | "quiet";
  onFile: (file: File) => void;
  children: ComponentChildren;
}

/** A button that lets the reader choose one file of theirs. Choosing the same file again counts as choosing. */
export function FileButton({ accept, look = "plain", onFile, children }: FileButtonProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} icon="file" onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}
