import type { Package } from "../../synthesis/packages";
import { saveBytes } from "../../ui/save";
import { useEffect, useState } from "preact/hooks";
import type { Saving } from "./openLedger";

/** The one save that waits, if any: the ledger asks for it from below, the step on screen shows it. */
let waiting: Saving | null = null;
const listeners = new Set<() => void>();

export function useSaving(): Saving | null {
  const [saving, setSaving] = useState(waiting);
  useEffect(() => {
    const listen = () => setSaving(waiting);
    listeners.add(listen);
    return () => void listeners.delete(listen);
  }, []);
  return saving;
}

useSaving.ask = (saving: Saving | null): void => {
  waiting = saving;
  for (const listener of listeners) listener();
};

export async function savePackage(packing: Promise<Package>): Promise<void> {
  const { name, bytes } = await packing;
  saveBytes(bytes, name, "application/zip");
}
