import { PassingError } from "./publish-error.ts";
import type { PublishReport } from "./publish-site.ts";

/** What could not be done of it this time. */
export function owedBy({ waiting, again }: PublishReport): PassingError | undefined {
  if (waiting.length > 0) return new PassingError(waitingSentence(waiting));
  return again
    ? new PassingError(
        "Some feeds changed again and again while they were published: what was published of them before stays until the next try.",
      )
    : undefined;
}

function waitingSentence(feedIds: readonly string[]): string {
  const named = feedIds
    .slice(0, 5)
    .map((id) => `“${id}”`)
    .join(", ");
  const which =
    feedIds.length === 1
      ? `The feed ${named} was`
      : `${feedIds.length} feeds (${named}${feedIds.length > 5 ? ", …" : ""}) were`;
  return `${which} not published anew, because pictures are missing on this server: they are fetched again within the hour, then it goes on. Everything else is published.`;
}
