import type { Database } from "../db/database.ts";
import { DAY_MS } from "../time/clock.ts";
import { formatDay, relativeTime } from "../time/format-time.ts";
import { tokenStatus } from "../tokens/token-status.ts";
import { dashboardLine, lines, type Message } from "./message.ts";
import type { Trouble } from "./troubles.ts";

/** More of them are counted. */
const MOST = 50;
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** `2026-05`, UTC. */
export function utcMonth(instant: number): string {
  return new Date(instant).toISOString().slice(0, 7);
}

/** What was renewed and what is new in the month before `now`'s. */
export function composeMonthly(
  db: Database,
  troubles: readonly Trouble[],
  now: number,
  publicUrl: string,
): Message {
  const month = startOfMonth(now);
  const since = startOfMonth(month - DAY_MS);
  const accounts = db.accounts.all();
  const listed = accounts.slice(0, MOST).map(({ id, profile }) => {
    const token = db.tokens.get(id);
    const refreshedAt = token?.refreshedAt;
    const added = db.posts
      .ofAccount(id)
      .filter(({ postedAt }) => postedAt >= since && postedAt < month).length;
    const syncedAt = db.syncStates.get(id).lastSuccessAt;
    return [
      `@${profile.username}: ${added === 1 ? "1 new post" : `${added} new posts`}.`,
      syncedAt === undefined ? "Not read yet." : `Last read ${relativeTime(syncedAt, now)}.`,
      refreshedAt !== undefined && refreshedAt >= since
        ? `Access renewed on ${formatDay(refreshedAt)}.`
        : "",
      tokenStatus(token, now).lifetime,
    ]
      .filter((part) => part !== "")
      .join(" ");
  });
  const more = accounts.length - listed.length;
  const name = MONTH.format(since);
  return {
    event: "monthly",
    subject: troubles.length === 0 ? `All is well (${name})` : `${name}: something still needs you`,
    text: lines([
      troubles.length === 0
        ? `All is well. This is what ${name} brought:`
        : `This still needs you:\n${troubles.map(({ title }) => `- ${title}.`).join("\n")}`,
      listed.length > 0 && listed.join("\n"),
      more > 0 && `And ${more} more accounts.`,
      dashboardLine({ publicUrl }),
    ]),
    troubles,
  };
}

function startOfMonth(instant: number): number {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}
