import type { AccountRecord } from "../db/accounts.ts";
import type { PostRecord } from "../db/posts.ts";
import { DAY_MS } from "../time/clock.ts";
import type { SyncDeps } from "./sync-run.ts";

/** One or two may be what is wrong with them; more are what is wrong with the way to them. */
const FEWEST = 3;
/** By then it is no passing trouble: the tries become rarer from the fourth on. */
const PICTURE_FAILURES_THAT_COUNT = 5;
const LONG_AGO_MS = 3 * DAY_MS;

/** The owner is told when posts stay out of the feed for want of their pictures, though each sync goes well. */
export function reportPictures(
  { incidents }: Pick<SyncDeps, "incidents">,
  { id, profile }: AccountRecord,
  posts: readonly PostRecord[],
  now: number,
): void {
  const waiting = posts.filter(
    ({ files, failures, retryAt, postedAt }) =>
      files === undefined &&
      retryAt !== undefined &&
      failures >= PICTURE_FAILURES_THAT_COUNT &&
      now - postedAt >= LONG_AGO_MS,
  );
  const [first] = waiting;
  if (first === undefined || waiting.length < FEWEST) {
    incidents.clear("pictures-missing", id);
    return;
  }
  incidents.raise({
    kind: "pictures-missing",
    subject: id,
    sentence: `${waiting.length} posts of @${profile.username} are not in the feed, because their pictures could not be had in several tries: ${first.lastError ?? "the log says why."} They are tried again by themselves; if a firewall or a proxy stands between this server and Instagram's picture servers, let it through.`,
  });
}
