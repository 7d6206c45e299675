// What our pages may do: the policies in the HTML (web/build.mjs, web/single_file.mjs) and the headers of our server
// (.tasks/serve.mjs). docs/privacy.md lists both for whoever hosts the site.
import { createHash } from "node:crypto";

/** `connect-src 'none'`: no fetch, whatever the code. The worker is a `blob:` and inherits all of it. */
const always = [
  "default-src 'none'",
  "font-src 'none'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  // No text becomes code but through the one policy of web/bridge/trusted.ts.
  "require-trusted-types-for 'script'",
  "trusted-types casewise",
];

/** `'self'` in worker-src is for the service worker: it needs an address of its own. */
const hosted = [
  ...always,
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
];

/** For `<meta http-equiv="Content-Security-Policy">` of the hosted page. */
export const pagePolicy = hosted.join("; ");

/** The same for the one file: exactly these scripts and styles, and nothing from any address. */
export function singleFilePolicy({ scripts, styles }) {
  const hashes = (texts) =>
    texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
  return [
    ...always,
    `script-src ${hashes(scripts)} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hashes(styles)}`,
    "img-src data: blob:",
  ].join("; ");
}

const features = [
  "accelerometer",
  "autoplay",
  "camera",
  "clipboard-read",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "xr-spatial-tracking",
];

const everyFile = {
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": [...features.map((name) => `${name}=()`), "clipboard-write=(self)"].join(", "),
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

export const securityHeaders = {
  // frame-ancestors works in a header only.
  "Content-Security-Policy": [...hosted, "frame-ancestors 'none'"].join("; "),
  ...everyFile,
};

/** The service worker fetches the page's own files, once, and may do nothing else. */
export const serviceWorkerHeaders = {
  "Content-Security-Policy": "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
  ...everyFile,
};
