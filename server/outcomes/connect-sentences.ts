import type { ConnectedAccount } from "../accounts/connect.ts";
import type { Notice } from "../shared/notice.ts";

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
