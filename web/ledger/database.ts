/** The database of the ledger in the browser's own storage, and how it is asked. */

const DATABASE = "casewise-ledger";
export const LINES = "lines";

/** Makes it where there is none. */
export function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(LINES, { autoIncrement: true });
  return answer(request);
}

/** Null where there is none, and then none is made. */
export async function openExisting(): Promise<IDBDatabase | null> {
  const request = indexedDB.open(DATABASE);
  let isNew = false;
  request.onupgradeneeded = () => {
    isNew = true;
    request.transaction?.abort();
  };
  try {
    return await answer(request);
  } catch (error) {
    if (isNew) return null;
    throw error;
  }
}

/** Resolves when the operating system has been told to put it on the disk. */
export async function write<T>(
  database: IDBDatabase,
  change: (lines: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = database.transaction(LINES, "readwrite", { durability: "strict" });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? noAnswer());
  });
  const request = change(transaction.objectStore(LINES));
  await done;
  return request.result;
}

export const answer = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? noAnswer());
  });

const noAnswer = () => new Error("the storage gave no answer");
