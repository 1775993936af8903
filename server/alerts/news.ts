import type { AlertSent } from "../db/alerts-sent.ts";
import { HOUR_MS, isRecent } from "../time/clock.ts";
import type { Trouble } from "./troubles.ts";

/** What somebody does not know yet. */
export interface News {
  readonly fresh: readonly Trouble[];
  /** Told of, and over. */
  readonly over: readonly AlertSent[];
  /** Those of them that are told of. */
  readonly well: readonly AlertSent[];
}

/** Trouble that comes back so soon was told of already. */
const QUIET_MS = 6 * HOUR_MS;

/**
 * @param told what they were told before
 * @param concerns whether they are told of such trouble
 * @param hasAccount whether the account of trouble that is over is still here
 */
export function findNews(
  told: readonly AlertSent[],
  troubles: readonly Trouble[],
  now: number,
  concerns: (trouble: Trouble) => boolean,
  hasAccount: (id: string) => boolean,
): News {
  const fresh = troubles.filter((trouble) => concerns(trouble) && !isKnown(told, trouble, now));
  const over = told.filter(
    (sent) => sent.wellAt === undefined && !troubles.some((trouble) => isSame(sent, trouble)),
  );
  return { fresh, over, well: over.filter(({ subject }) => isWell(subject, troubles, hasAccount)) };
}

/** With an account that is gone goes its trouble, and without access nobody knows how the rest is: neither is well. */
function isWell(
  subject: string,
  troubles: readonly Trouble[],
  hasAccount: (id: string) => boolean,
): boolean {
  if (subject === "") return true;
  const isShut = troubles.some((one) => one.subject === subject && one.kind === "reconnect");
  return !isShut && hasAccount(subject);
}

/** Whether there is something to say, not only to note. */
export function isSaid({ fresh, well }: News): boolean {
  return fresh.length + well.length > 0;
}

function isKnown(told: readonly AlertSent[], trouble: Trouble, now: number): boolean {
  const sent = told.find((one) => isSame(one, trouble));
  return sent !== undefined && !isForgotten(sent, now);
}

/** Long enough well that it is news when it comes back. */
export function isForgotten({ wellAt, toldAt }: AlertSent, now: number): boolean {
  return wellAt !== undefined && !isRecent(toldAt, QUIET_MS, now);
}

export function isSame(
  one: Pick<Trouble, "kind" | "subject">,
  other: Pick<Trouble, "kind" | "subject">,
): boolean {
  return one.kind === other.kind && one.subject === other.subject;
}
