import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** Sites as other people make them, with places for what is pasted: nothing of ours imports them. */
const SITES = join("test", "hosts", "sites");

/** The text of every TypeScript file in these folders, by its path as seen from the root. */
export function readSources(...folders: readonly string[]): Map<string, string> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(folder, file))
      .filter((file) => !file.startsWith(SITES)),
  );
  return new Map(files.sort().map((file) => [file, readFileSync(join(ROOT, file), "utf8")]));
}
