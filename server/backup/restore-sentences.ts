import { formatBytes } from "../shared/format-bytes.ts";
import type { RestoredBackup, RestorePlan } from "./restore.ts";

/** What a restore will take, before it begins. */
export function planSentence(plan: RestorePlan): string {
  return `The backup of ${minuteOf(plan.createdAt)} takes ${formatBytes(plan.neededBytes)}; ${formatBytes(plan.freeBytes)} are free, and no more than ${formatBytes(plan.mostBytes)} are unpacked.`;
}

/** What is here now, and what stayed that is not in the backup. */
export function restoredSentences({ createdAt, accounts, kept }: RestoredBackup): string[] {
  const sentences = [
    accounts.length === 0
      ? `The backup of ${minuteOf(createdAt)} is restored; no account is in it.`
      : `The backup of ${minuteOf(createdAt)} is restored, with ${namesOf(accounts)}.`,
  ];
  if (!kept) return [...sentences, "The dashboard’s password is the one of the backup."];
  if (kept.newerTokens.length > 0) {
    sentences.push(`The token that is newer here stayed for ${namesOf(kept.newerTokens)}.`);
  }
  if (kept.dropped.length > 0) {
    sentences.push(`Not in the backup, and so not here any more: ${namesOf(kept.dropped)}.`);
  }
  return sentences;
}

function namesOf(usernames: readonly string[]): string {
  return usernames.map((name) => `@${name}`).join(", ");
}

/** `2026-05-04 10:05 UTC`. */
function minuteOf(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
