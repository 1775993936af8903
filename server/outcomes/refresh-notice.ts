import type { Notice } from "../shared/notice.ts";
import { formatDuration } from "../time/format-time.ts";
import type { RefreshOutcome } from "../tokens/refresh.ts";

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
