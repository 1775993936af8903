import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { writePackage } from "../../widget/build/write-package.ts";

const ROOT = join(import.meta.dirname, "../..");
const PACKAGE = join(ROOT, "dist/package");

/** The package as it was built, no older than its sources. */
export async function freshPackage(): Promise<string> {
  const built = join(PACKAGE, "package.json");
  if (!existsSync(built) || changedAt(built) < Math.max(...sources().map(changedAt))) {
    await writePackage();
  }
  return PACKAGE;
}

/** All that the package is built from: the element, what it takes from the feed, and what stands beside both. */
function sources(): string[] {
  const folders = ["widget", "server/feed"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(folder, file),
    ),
  );
  const files = ["package.json", "package-lock.json", "LICENSE", "tsconfig.json"];
  return [...files, ...folders].map((file) => join(ROOT, file));
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}
