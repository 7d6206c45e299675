// A static server for a built site, with the headers of web/security.mjs. Used by `npm start` and the browser tests.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { securityHeaders, serviceWorkerHeaders } from "../web/security.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Serves `folder` on 127.0.0.1. Port 0 takes any free one. Resolves to the server and its address. */
export async function serve(folder, port = 0) {
  const base = await realpath(folder);
  const server = createServer((request, response) => {
    answer(base, request, response).catch(() => refuse(response, 500));
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { server, address: `http://127.0.0.1:${server.address().port}/` };
}

async function answer(base, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  const file = await locate(base, request.url);
  if (!file) return refuse(response, 404);
  const { size } = await stat(file);
  const hashed = /-[A-Z0-9]{8}\.\w+$/.test(file);
  const isServiceWorker = path.basename(file) === "service_worker.js";
  response.writeHead(200, {
    ...(isServiceWorker ? serviceWorkerHeaders : securityHeaders),
    "Content-Type": types[path.extname(file)] ?? "application/octet-stream",
    "Content-Length": size,
    "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

/** The file that an address names, or undefined: links and `..` that lead out of the folder name nothing. */
async function locate(base, address) {
  try {
    const { pathname } = new URL(address, "http://localhost");
    const wanted = path.join(base, decodeURIComponent(pathname), pathname.endsWith("/") ? "index.html" : "");
    const file = await realpath(wanted);
    return file.startsWith(base + path.sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function refuse(response, status) {
  response.writeHead(status, { ...securityHeaders, "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${status}\n`);
}
