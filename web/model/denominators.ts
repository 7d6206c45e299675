import type { Denominator } from "../bridge/protocol";
import { populations, type AxisGroup } from "./axes";
import { describeFilter } from "./describeFilter";
import type { Env } from "./env";

type Plain = Extract<Denominator, string>;
const PLAIN: Plain[] = ["answered", "all", "responses"];
const isPlain = (key: string): key is Plain => (PLAIN as string[]).includes(key);

/** "answered", "all", "responses" or "where": the word of a denominator. */
export function denominatorWord(denominator: Denominator): Plain | "where" {
  return typeof denominator === "string" ? denominator : "where";
}

/** What the denominator counts, as a rule: who is in it and who is left out. `what` is the question answered. */
export function denominatorSentence(denominator: Denominator, what: string, env: Env): string {
  const where = typeof denominator === "string" ? "" : describeFilter(denominator.where, env);
  return env.t(`denominator.${denominatorWord(denominator)}.rule`, { what, where });
}

/** Every denominator that can be chosen, as one list: the plain ones, then populations. */
export function denominatorGroups({ t, description, labels }: Env): AxisGroup[] {
  const stated = populations(description, labels, t).map(({ key, label }) => ({ id: key, label }));
  const plain = PLAIN.map((id) => ({ id, label: t(`denominator.${id}.name`) }));
  return [
    { label: "", options: plain },
    ...(stated.length > 0 ? [{ label: t("denominator.where.only"), options: stated }] : []),
  ];
}

/** The id of a denominator in that list. */
export function denominatorKey(denominator: Denominator, { t, description, labels }: Env): string {
  if (typeof denominator === "string") return denominator;
  const stated = JSON.stringify(denominator.where);
  return populations(description, labels, t).find(({ where }) => JSON.stringify(where) === stated)?.key ?? "";
}

/** The denominator of an id in that list. */
export function denominatorOf(key: string, { t, description, labels }: Env): Denominator {
  if (isPlain(key)) return key;
  const population = populations(description, labels, t).find((one) => one.key === key);
  return population ? { where: population.where } : "answered";
}
