import { DAY_MS } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { precompress } from "../http/precompress.ts";
import { readScripts } from "../http/static-files.ts";

/** Scripts that browsers, proxies and saved pages hold may load what is named in them for so long after an update. */
const KEPT_MS = 60 * DAY_MS;

/**
 * At start: what the installed element loads is kept in the database, so that after an update what was served before
 * finds its own.
 */
export function keepChunks(
  db: Pick<Database, "keptChunks" | "transaction">,
  widgetDir: string,
  now: number,
): void {
  const chunks = readScripts(widgetDir).flatMap(({ name, prepare }) => {
    if (!name.startsWith("assets/")) return [];
    const bytes = Buffer.from(prepare({}).identity.bytes);
    return { name: name.slice("assets/".length), bytes, ...precompress(bytes) };
  });
  db.transaction(() => db.keptChunks.keep(chunks, now, now - KEPT_MS));
}
