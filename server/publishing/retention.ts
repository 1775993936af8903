import { HOLD_MS, SCRIPT_HOLD_MS } from "../feed/cache.ts";
import type { FileList } from "./file-list.ts";

/**
 * A replaced page goes when no cache can lead to it any more. Until then one may be cached anew, from a host that knows
 * nothing of that: so what it shows stays as long again.
 */
const MEDIA_HOLD_MS = 2 * HOLD_MS;

/** What nothing needs any more, and may be deleted by now. */
export interface Expired {
  readonly paths: readonly string[];
  readonly media: readonly string[];
  /** When the next one is to be deleted; `undefined`: none is. */
  readonly nextAt: number | undefined;
}

/** @param atOnce whatever caches may hold, as when a person asked for it. */
export function expiredIn(list: FileList, now: number, atOnce: boolean): Expired {
  const due: { readonly path?: string; readonly name?: string; readonly at: number }[] = [
    ...Object.entries(list.files).flatMap(([path, { goneAt }]) =>
      goneAt === undefined ? [] : { path, at: goneAt + holdOf(path) },
    ),
    ...Object.entries(list.goneMedia).map(([name, goneAt]) => ({
      name,
      at: goneAt + MEDIA_HOLD_MS,
    })),
  ];
  const over = due.filter(({ at }) => atOnce || at <= now);
  const waiting = due.filter((one) => !over.includes(one)).map(({ at }) => at);
  return {
    paths: over.flatMap(({ path }) => path ?? []),
    media: over.flatMap(({ name }) => name ?? []),
    nextAt: waiting.length > 0 ? waiting.reduce((a, b) => Math.min(a, b)) : undefined,
  };
}

function holdOf(path: string): number {
  return path.endsWith(".js") && !path.startsWith("feeds/") ? SCRIPT_HOLD_MS : HOLD_MS;
}
