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

function sources(): string[] {
  const files = readdirSync(join(ROOT, "widget"), { recursive: true, encoding: "utf8" });
  return ["package.json", ...files.map((file) => join("widget", file))].map((file) =>
    join(ROOT, file),
  );
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}
