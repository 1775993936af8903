import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { realPath } from "../files/is-within.ts";

/** Lies beside what is published, and is the only thing that says what of it is ours. */
export const LIST_PATH = "windowbox-files.json";

/** The folder of which everybody can read what lies at this path, by what was published there. */
export function publishedFolderAround(path: string): string | undefined {
  for (let folder = realPath(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, LIST_PATH))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
