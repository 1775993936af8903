import type { Notice } from "../shared/notice.ts";
import { limitSentence } from "../sync/limits.ts";
import type { SyncOutcome } from "../sync/outcome.ts";

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
