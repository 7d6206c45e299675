interface Stop {
  row: number;
  column: number;
}

type Key = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">;

/** Where an arrow key, Home or End leads in a table of cells; null for any other key. */
export function moveBy(
  key: Key,
  at: Stop,
  size: { rows: number; columns: number },
  rightToLeft: boolean,
): Stop | null {
  const forward = rightToLeft ? -1 : 1;
  const steps: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowRight: [0, forward],
    ArrowLeft: [0, -forward],
    Home: [0, -size.columns],
    End: [0, size.columns],
  };
  const step = steps[key.key];
  if (!step || key.altKey || key.ctrlKey || key.metaKey) return null;
  return {
    row: within(at.row + step[0], size.rows),
    column: within(at.column + step[1], size.columns),
  };
}

const within = (position: number, length: number) => Math.max(0, Math.min(length - 1, position));
