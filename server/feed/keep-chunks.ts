import type { Database } from "../db/database.ts";
import { etagOf, precompress } from "../http/precompress.ts";
import { readScripts } from "../http/static-files.ts";
import { DAY_MS } from "../time/clock.ts";

/** Scripts that browsers, proxies and saved pages hold may load what is named in them for so long after an update. */
const KEPT_MS = 60 * DAY_MS;

/**
 * After a start: what the installed element loads is kept in the database, so that after an update what was served before
 * finds its own.
 */
export function keepChunks(
  db: Pick<Database, "keptChunks" | "transaction">,
  widgetDir: string,
  now: number,
): void {
  const installed = readScripts(widgetDir).flatMap(({ name, prepare }) =>
    name.startsWith("assets/")
      ? { name: name.slice("assets/".length), bytes: Buffer.from(prepare({}).identity.bytes) }
      : [],
  );
  // To compress them takes longer than the rest of a start, and after most starts there is nothing new.
  const added = installed
    .filter(({ name, bytes }) => db.keptChunks.tagOf(name) !== etagOf(bytes))
    .map((chunk) => ({ ...chunk, ...precompress(chunk.bytes) }));
  const names = installed.map(({ name }) => name);
  db.transaction(() => db.keptChunks.keep(names, added, now, now - KEPT_MS));
}
