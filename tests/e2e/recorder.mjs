// A proxy that sees every network attempt of the browsers behind it. It lets through what is asked of this computer and
// refuses the rest; `forbidden` lists what should not have been tried.
import { createServer, request as ask } from "node:http";

/** Starts it on a free port. Only what `isPage` is let through; what `isOwn` is refused, and no fault of the page. */
export async function startRecorder({ isPage, isOwn }) {
  const seen = [];
  const note = (method, url) => {
    const kind = isPage({ method, url }) ? "page" : isOwn({ method, url }) ? "browser" : "forbidden";
    seen.push({ kind, method, url });
    return kind === "page";
  };
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    if (!note(method, url)) {
      response.writeHead(403).end();
      return;
    }
    const onward = ask(url, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  // https and WebSockets: a tunnel is never given.
  server.on("connect", ({ url }, socket) => {
    note("CONNECT", url);
    socket.on("error", () => undefined);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    seen,
    get forbidden() {
      return seen.filter(({ kind }) => kind === "forbidden").map(({ method, url }) => `${method} ${url}`);
    },
    close: () => server.close(),
  };
}

/** What makes a browser send everything through the proxy, requests to this computer included. */
export function throughProxy(port) {
  return {
    args: [`--proxy-server=http://127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"],
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": port,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": port,
      "network.proxy.no_proxies_on": "",
      "network.proxy.allow_hijacking_localhost": true,
      "network.proxy.failover_direct": false,
    },
  };
}
