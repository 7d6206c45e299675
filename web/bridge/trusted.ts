interface TrustedPolicies {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy;
}
interface Policy {
  createScriptURL(address: string): unknown;
}

let policy: Policy | undefined;

/**
 * The address of one of our scripts, as `Worker` and `register` take it where the page's policy asks for Trusted Types.
 * Only our own blobs and files beside the page pass.
 */
export function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedPolicies };
  if (!trustedTypes) return address;
  try {
    policy ??= trustedTypes.createPolicy("casewise", { createScriptURL: ours });
  } catch {
    // A page around the package that allows no policy of ours: then it asks for none, or refuses the worker.
    return address;
  }
  return policy.createScriptURL(address) as string;
}

function ours(address: string): string {
  if (new URL(address, location.href).origin === location.origin || address.startsWith("blob:null/"))
    return address;
  throw new TypeError("not a script of this page");
}
