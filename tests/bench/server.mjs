// Serves build/bench/pages on 127.0.0.1. Our page has the headers of the product; a peer's page has no policy, since
// most of them make functions from text. Nothing is kept by the browser, so that every page starts fresh.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { securityHeaders } from "../../web/security.mjs";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Resolves to the address of the folder and a function that ends the server. */
export async function serve(folder) {
  const base = await realpath(folder);
  const server = createServer((request, response) => {
    answer(base, request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function answer(base, request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  const wanted = path.join(base, decodeURIComponent(pathname), pathname.endsWith("/") ? "index.html" : "");
  const file = await realpath(wanted);
  if (!file.startsWith(base + path.sep)) throw new Error("outside the folder");
  const { size } = await stat(file);
  response.writeHead(200, {
    ...(pathname.startsWith("/casewise/") ? securityHeaders : {}),
    "Content-Type": types[path.extname(file)] ?? "application/octet-stream",
    "Content-Length": size,
    "Cache-Control": "no-store",
  });
  createReadStream(file).pipe(response);
}
