// The service worker of the hosted page: keeps every file of one version, and answers from them for good.
// Built to one classic script; `casewise:files` changes with any byte of the site, and so does this script.
import { files, version } from "casewise:files";

declare const self: ServiceWorkerGlobalScope;

const scope = self.registration.scope;
/** Copies of the tool in other folders of the same address have caches of their own. */
const ours = `casewise ${scope} `;
const current = ours + version;
const known = new Set(files.map(({ path }) => new URL(path, scope).href));
const stop = new AbortController();

self.addEventListener("message", ({ data }: ExtendableMessageEvent) => {
  // A file is being opened: from then on nothing is asked of the network. Installing begins anew at the next visit.
  if (data === "stop") stop.abort();
  if (data === "activate") void self.skipWaiting();
});

self.addEventListener("install", (event) => {
  event.waitUntil(precache());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(removeOldCaches().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  // What is not ours is none of our business: the browser deals with it under the page's policy.
  if (address) event.respondWith(answer(address, event.request));
});

/** Everything or nothing: a file that is missing, or is not the one that was built, leaves the old version in place. */
async function precache(): Promise<void> {
  const cache = await caches.open(current);
  try {
    await Promise.all(
      files.map(async ({ path, integrity }) => {
        const address = new URL(path, scope).href;
        // eslint-disable-next-line no-restricted-globals -- the one fetch of the product: the page's own files
        const response = await fetch(address, {
          integrity,
          cache: "no-cache",
          redirect: "error",
          signal: stop.signal,
        });
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
        await cache.put(address, response);
      }),
    );
  } catch (cause) {
    await caches.delete(current);
    throw cause;
  }
}

async function removeOldCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(ours) && name !== current).map((name) => caches.delete(name)),
  );
}

/** The kept file that a request is for. The page itself is kept under the address of its folder. */
function addressOf({ method, mode, url }: Request): string | undefined {
  if (method !== "GET") return undefined;
  const plain = url.replace(/[?#].*$/, "");
  const address = mode === "navigate" && plain === `${scope}index.html` ? scope : plain;
  return known.has(address) ? address : undefined;
}

async function answer(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(current);
  // eslint-disable-next-line no-restricted-globals -- only when the browser has thrown the kept file away
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}
