import { dirname, join } from "node:path";

/**
 * `dist/`, as seen from this file: beside the emitted server in production, in the repository when the sources run in
 * development.
 *
 * @internal Exported for its test, which cannot be in two places at once.
 */
export function distDirOf(file: string): string {
  return file.endsWith(".ts") ? join(dirname(file), "../../dist") : join(dirname(file), "..");
}

const DIST = distDirOf(import.meta.filename);

/** The built element. */
export const WIDGET_DIR = join(DIST, "widget");

/** The built script and styles of the server's own pages. */
export const PAGES_DIR = join(DIST, "pages");
