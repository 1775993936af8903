import type { Database } from "../../db/database.ts";
import { createRecheck } from "../../http/recheck.ts";
import type { Clock } from "../../time/clock.ts";

/** How long what is known may be old. */
const RECHECK_MS = 1000;

/** Of hidden posts whose pictures no cached page can show any more: from memory, as often as it is asked. */
export function withheldNames({
  db,
  clock,
  onUnreadable,
}: {
  readonly db: Pick<Database, "withheldFiles" | "version" | "commits">;
  readonly clock: Pick<Clock, "now">;
  onUnreadable(error: unknown): void;
}): (name: string) => boolean {
  let names: ReadonlySet<string> = new Set();
  let version = -1;
  const isToBeChecked = createRecheck({ clock, commits: db.commits }, RECHECK_MS);
  return (name) => {
    if (isToBeChecked()) {
      try {
        const current = db.version();
        if (current !== version) names = db.withheldFiles.all();
        version = current;
      } catch (error) {
        onUnreadable(error);
      }
    }
    return names.has(name);
  };
}
