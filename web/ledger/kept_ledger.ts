/** Whether a ledger is kept in the browser's own storage, and doing away with it. */
import { answer, LINES, openExisting, write } from "./database";

/** How many lines it has; 0 where nothing can be kept. */
export async function keptLines(): Promise<number> {
  try {
    return (await inExisting((database) => answer(linesOf(database).count()))) ?? 0;
  } catch {
    return 0;
  }
}

/** Rejects when it is still there. The empty database stays: another tab may hold it open. */
export async function forgetLedger(): Promise<void> {
  await inExisting((database) => write(database, (lines) => lines.clear()));
}

const linesOf = (database: IDBDatabase) => database.transaction(LINES).objectStore(LINES);

async function inExisting<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T | undefined> {
  const database = await openExisting();
  try {
    return database ? await work(database) : undefined;
  } finally {
    database?.close();
  }
}
