// What our pages may do: the policy in index.html (web/build.mjs) and the headers of our server (.tasks/serve.mjs).

/** `connect-src 'none'`: no fetch, whatever the code. The worker is a `blob:` and inherits all of it. */
const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src blob:",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'none'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "manifest-src 'self'",
];

/** For `<meta http-equiv="Content-Security-Policy">`. */
export const pagePolicy = directives.join("; ");

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

export const securityHeaders = {
  // frame-ancestors works in a header only.
  "Content-Security-Policy": [...directives, "frame-ancestors 'none'"].join("; "),
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": [...features.map((name) => `${name}=()`), "clipboard-write=(self)"].join(", "),
  "X-Content-Type-Options": "nosniff",
};
