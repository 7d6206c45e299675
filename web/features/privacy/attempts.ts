/** Nobody is there: addresses that end in `.invalid` are set aside for that. */
export const NOBODY = "casewise-self-test.invalid";

let refused = 0;
let watching = false;

/** Counts, from the first call on, what the browser refuses this page under its policy. */
export function watchAttempts(): void {
  if (watching) return;
  watching = true;
  addEventListener("securitypolicyviolation", ({ blockedURI, originalPolicy }) => {
    // A server sends the page's rules once more, with one about frames: what both refuse is one attempt.
    if (!blockedURI.includes(NOBODY) && !originalPolicy.includes("frame-ancestors")) refused++;
  });
}

/** How many attempts were refused so far, the self-test's apart. */
export const refusedAttempts = (): number => refused;
