import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

const SETTLE_MS = 500;

/** Speaks `sentence` politely, once it has stood still for half a second. */
export function LiveRegion({ sentence }: { sentence: string }): JSX.Element {
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(sentence), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <div class="cw-unseen" role="status" aria-live="polite">
      {spoken}
    </div>
  );
}
