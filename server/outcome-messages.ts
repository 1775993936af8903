import type { ConnectedAccount } from "./accounts/connect.ts";
import { ownerSentence } from "./errors.ts";
import { formatDuration } from "./format-time.ts";
import type { Notice } from "./notice.ts";
import type { PublishReport } from "./publishing/publish-site.ts";
import { limitSentence } from "./sync/limits.ts";
import type { SyncOutcome } from "./sync/outcome.ts";
import type { RefreshOutcome } from "./tokens/refresh.ts";

/** For an owner who is not kept waiting for its end. */
export const SYNC_BEGUN: Notice = {
  level: "success",
  text: "Looking for new posts has begun and goes on by itself: this page shows how far it is.",
};

/** What a sync did, as the dashboard and the commands say it. */
export function syncNotice(outcome: SyncOutcome, now: number): Notice {
  switch (outcome.kind) {
    case "done":
      return { level: "success", text: doneSentence(outcome) };
    case "busy":
      return {
        level: "success",
        text: "New posts of this account are being looked for already: try again in a minute.",
      };
    case "blocked":
      return { level: "error", text: limitSentence(outcome.sentence, outcome.until, now) };
    case "reconnect":
    case "failed":
      return { level: "error", text: outcome.sentence };
    case "gone":
      return { level: "error", text: "This account is not connected any more." };
    case "stopped":
      return {
        level: "error",
        text: "The server is stopping: the look for new posts goes on after its next start.",
      };
    default:
      return outcome satisfies never;
  }
}

function doneSentence(outcome: Extract<SyncOutcome, { kind: "done" }>): string {
  const parts = [
    [outcome.added, "new"],
    [outcome.updated, "changed"],
    [outcome.removed, "removed"],
    [outcome.waiting, "waiting for their pictures"],
    [outcome.unfinished, "still to come"],
    [outcome.doubted, "missing from Instagram's list, and kept until that is certain"],
  ].filter(([count]) => count !== 0);
  if (parts.length === 0) return "Looked for new posts: there was nothing new.";
  return `Looked for new posts: ${parts.map(([count, what]) => `${count} ${what}`).join(", ")}.`;
}

/** What a refresh did, as the dashboard and the commands say it. */
export function refreshNotice(outcome: RefreshOutcome, now: number): Notice {
  switch (outcome.kind) {
    case "refreshed":
      return {
        level: "success",
        text:
          outcome.expiresAt === undefined
            ? "The access is renewed and never ends."
            : `The access is renewed and good for ${formatDuration(outcome.expiresAt - now)}.`,
      };
    case "superseded":
      return {
        level: "success",
        text: "The account was connected again meanwhile, and the newer access is kept.",
      };
    case "busy":
      return {
        level: "success",
        text: "The access is being renewed already: look again in a minute.",
      };
    case "too-young":
      return {
        level: "success",
        text: `Instagram renews an access only when it is a day old: this one can be renewed in ${formatDuration(outcome.readyAt - now)}, and will be by itself.`,
      };
    case "never-expires":
      return {
        level: "success",
        text: "This access never ends, so there is nothing to renew.",
      };
    case "reconnect":
      return { level: "error", text: outcome.sentence };
    case "failed":
      return {
        level: "error",
        text: `${outcome.sentence} The access stays as it was and the next try is in ${formatDuration(outcome.retryAt - now)}.`,
      };
    default:
      return outcome satisfies never;
  }
}

/** What the dashboard says once an account is connected. */
export function connectedSentence(connected: ConnectedAccount): string {
  return connected.again
    ? `@${connected.username} is connected again, and its feed ${connected.feedId} goes on as it was.`
    : `@${connected.username} is connected: its posts are being copied into the feed ${connected.feedId}.`;
}

/** Where somebody was to be connected again and somebody else came; nothing was replaced. */
export function anotherAccountNotice(wanted: string, came: readonly string[]): Notice {
  const names = came.map((username) => `@${username}`).join(", ");
  return {
    level: "error",
    text: `You asked to connect ${wanted} again, but signed in as ${names}: nothing was changed. Pick below only what you want here besides, or sign in as ${wanted}.`,
  };
}

export const PUBLISHING_BEGUN: Notice = {
  level: "success",
  text: "It is being published and goes on by itself: this page says in a while what came of it.",
};

/** What came of publishing, for the owner who asked for it. */
export async function publishNotice(publishing: Promise<PublishReport>): Promise<Notice> {
  try {
    const { files, written, deleted } = await publishing;
    const changes =
      written + deleted === 0 ? "Nothing had changed" : `${written} written, ${deleted} deleted`;
    return { level: "success", text: `Published: ${files} files. ${changes}.` };
  } catch (error) {
    const otherwise = "It could not be published: the log says why.";
    return { level: "error", text: ownerSentence(error, otherwise) };
  }
}
