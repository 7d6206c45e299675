import { NOBODY } from "./attempts";

/** The ways a page has to send something. */
export const WAYS = ["fetch", "beacon", "webSocket", "image"] as const;
export type Way = (typeof WAYS)[number];

/** How long the browser may take to refuse, in milliseconds. */
const LIMIT = 3000;

/* eslint-disable no-restricted-globals, no-restricted-properties -- to show that the browser refuses them */
const attempts: Record<Way, (name: string) => void> = {
  fetch: (name) => void fetch(`https://${name}/`, { mode: "no-cors" }).catch(() => undefined),
  beacon: (name) => void navigator.sendBeacon(`https://${name}/`, "test"),
  webSocket: (name) => new WebSocket(`wss://${name}/`).close(),
  image: (name) => {
    new Image().src = `https://${name}/`;
  },
};
/* eslint-enable */

/** Tries to send the word "test" to nobody in one way. Resolves to whether the browser refused it under the policy. */
export function isRefused(way: Way): Promise<boolean> {
  const name = `${way.toLowerCase()}.${NOBODY}`;
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(false), LIMIT);
    const listen = ({ blockedURI }: SecurityPolicyViolationEvent) => {
      if (blockedURI.includes(name)) end(true);
    };
    const end = (refused: boolean) => {
      clearTimeout(timer);
      removeEventListener("securitypolicyviolation", listen);
      resolve(refused);
    };
    addEventListener("securitypolicyviolation", listen);
    try {
      attempts[way](name);
    } catch {
      // Some browsers also throw; the violation is what counts.
    }
  });
}
