import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";

/** Whether a path is another one or lies in it, links followed: of what is not there yet, those of the folders that are. */
export function isWithin(path: string, outer: string): boolean {
  return withSlash(realPath(path)).startsWith(withSlash(realPath(outer)));
}

function withSlash(path: string): string {
  return path.endsWith(sep) ? path : `${path}${sep}`;
}

/** Absolute, and without the links on its way. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
  }
}
