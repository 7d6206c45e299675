// The little of W3C WebDriver that a smoke journey in WebKitGTK needs, over HTTP on this computer.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";

const miniBrowser = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]
  .map((name) => `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/${name}/MiniBrowser`)
  .find(existsSync);

/** Starts a browser on a screen that nobody sees. `close()` ends all of it. */
export async function startWebKit() {
  if (!miniBrowser)
    throw new Error("WebKit's MiniBrowser is not installed: apt-get install webkit2gtk-driver");
  const screen = await startScreen();
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: `:${screen.display}`,
    GDK_BACKEND: "x11",
    LIBGL_ALWAYS_SOFTWARE: "1",
    // Its sandbox needs rights that a container does not give.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    NO_AT_BRIDGE: "1",
  };
  const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { env, stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  const close = () => {
    driver.kill();
    screen.process.kill();
  };
  try {
    await until(() => call("GET", `${base}/status`).then(({ ready }) => ready));
    const { sessionId } = await call("POST", `${base}/session`, {
      capabilities: {
        alwaysMatch: {
          acceptInsecureCerts: false,
          "webkitgtk:browserOptions": { binary: miniBrowser, args: ["--automation"] },
        },
      },
    });
    return pageOf(`${base}/session/${sessionId}`, close);
  } catch (cause) {
    close();
    throw cause;
  }
}

function pageOf(session, close) {
  const run = (script, ...args) => call("POST", `${session}/execute/sync`, { script, args });
  return {
    go: (url) => call("POST", `${session}/url`, { url }),
    /** Runs the body of a function in the page, and gives what it returns. */
    run,
    /** Waits until the body of a function returns something true, and gives that. */
    until: (script, ...args) => until(() => run(script, ...args)),
    async close() {
      await call("DELETE", session).catch(() => undefined);
      close();
    },
  };
}

async function call(method, url, body) {
  const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function until(look, limit = 60_000) {
  const end = Date.now() + limit;
  let last;
  while (Date.now() < end) {
    try {
      const value = await look();
      if (value) return value;
    } catch (cause) {
      last = cause;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it never came true: ${look}`, { cause: last });
}

/** Xvfb says which display it took on the descriptor that it is given. */
function startScreen() {
  const words = ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"];
  const process = spawn("Xvfb", words, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  return new Promise((resolve, reject) => {
    process.once("error", reject);
    process.stdio[3].once("data", (text) => resolve({ process, display: Number(String(text)) }));
  });
}

function freePort() {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
