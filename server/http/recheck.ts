import type { Clock } from "../time/clock.ts";

/**
 * Tells when what is in memory has to be compared with the database again: at once for what this process committed,
 * which costs nothing to know, and after a while for what another did.
 */
export function createRecheck(
  deps: { readonly clock: Pick<Clock, "now">; commits(): number },
  periodMs: number,
): () => boolean {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let commitsSeen = -1;
  return () => {
    const now = deps.clock.now();
    const commits = deps.commits();
    if (now >= checkedAt && now < checkedAt + periodMs && commits === commitsSeen) return false;
    checkedAt = now;
    commitsSeen = commits;
    return true;
  };
}
