import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../..");

/** Before all tests: browser tests run the built element, so it must be there and no older than its source. */
export async function setup(): Promise<void> {
  const built = join(ROOT, "dist/widget/embed.js.br");
  if (existsSync(built) && changedAt(built) > Math.max(...sources().map(changedAt))) return;
  const vite = join(ROOT, "node_modules/vite/bin/vite.js");
  try {
    // Under Vitest's own NODE_ENV, Lit's development build would go in.
    const env = { ...process.env, NODE_ENV: "production" };
    await promisify(execFile)(process.execPath, [vite, "build"], { cwd: ROOT, env });
  } catch (error) {
    // `npm test` has built everything before and ends there when it cannot; a single file that is run while the
    // element is being worked on goes on with the last build that worked.
    if (!existsSync(built)) throw error;
    console.warn("The element does not build right now: its last build is used.");
  }
}

function sources(): string[] {
  const files = ["widget", "server/feed"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(ROOT, folder, file),
    ),
  );
  return [join(ROOT, "vite.config.ts"), ...files];
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}
