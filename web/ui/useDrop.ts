import { useRef, useState } from "preact/hooks";

export interface Drop {
  /** A file is being dragged over the area. */
  over: boolean;
  handlers: {
    onDragEnter: (event: DragEvent) => void;
    onDragOver: (event: DragEvent) => void;
    onDragLeave: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Makes an area take dropped files. Anything else that is dragged over it is left alone. */
export function useDrop(onFile: (file: File) => void): Drop {
  const [over, setOver] = useState(false);
  // Entering a child fires before leaving its parent: the area is left when both are even.
  const depth = useRef(0);
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  return {
    over,
    handlers: {
      onDragEnter: (event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      },
      onDragOver: (event) => {
        if (hasFile(event)) event.preventDefault();
      },
      onDragLeave: (event) => {
        if (!hasFile(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      },
      onDrop: (event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      },
    },
  };
}
