import { createContext } from "preact";

/** Why nothing may be saved or copied from here, in words; null where it may. */
export const ExportsOff = createContext<string | null>(null);
