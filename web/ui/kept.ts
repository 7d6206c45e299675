/**
 * The one door to what stays on this computer when the tab is closed, and all that may pass it. Never a record, a
 * count or a file's name of its own accord. From a file on disk, other pages of that disk may be able to read it.
 * The ledger of privacy budgets has a store of its own, which only `web/ledger` opens.
 */
export const KEPT = ["language", "views"] as const;
export type Kept = (typeof KEPT)[number];

const key = (what: Kept) => `casewise.${what}`;

/** Keeps a text. False when the browser has no room for it or keeps nothing: what was kept before is still there. */
export function keep(what: Kept, text: string): boolean {
  try {
    // eslint-disable-next-line no-restricted-globals -- the one door
    localStorage.setItem(key(what), text);
    return true;
  } catch {
    return false;
  }
}

/** What was kept, if anything. It may have been changed by somebody: check it. */
export function kept(what: Kept): string | null {
  try {
    // eslint-disable-next-line no-restricted-globals -- the one door
    return localStorage.getItem(key(what));
  } catch {
    return null;
  }
}

export function forget(what: Kept): void {
  try {
    // eslint-disable-next-line no-restricted-globals -- the one door
    localStorage.removeItem(key(what));
  } catch {
    // Nothing can be kept, so nothing is.
  }
}
