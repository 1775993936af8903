import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../..");

interface Build {
  readonly what: string;
  readonly config: string;
  readonly sources: readonly string[];
  /** Of all that it makes, what is written last. */
  readonly made: string;
}

const BUILDS: readonly Build[] = [
  {
    what: "The element",
    config: "vite.config.ts",
    sources: ["widget", "server/feed"],
    made: "dist/widget/feed-script.js.br",
  },
  {
    what: "The dashboard's script",
    config: "vite.pages.config.ts",
    sources: ["server/pages/browser"],
    made: "dist/pages/dashboard.js",
  },
  {
    what: "The server",
    config: "vite.server.config.ts",
    sources: ["server"],
    made: "dist/server/main.js",
  },
];

/** Before all tests: browsers and processes run what is built, so it must be there and no older than its source. */
export async function setup(): Promise<void> {
  for (const build of BUILDS) await bringUpToDate(build);
}

async function bringUpToDate({ what, config, sources, made }: Build): Promise<void> {
  const built = join(ROOT, made);
  const changed = [config, ...sources.flatMap(filesIn)].map((file) => changedAt(join(ROOT, file)));
  if (existsSync(built) && changedAt(built) > Math.max(...changed)) return;
  const vite = join(ROOT, "node_modules/vite/bin/vite.js");
  try {
    // Under Vitest's own NODE_ENV, Lit's development build would go in.
    const env = { ...process.env, NODE_ENV: "production" };
    const args = [vite, "build", "--config", config];
    await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
  } catch (error) {
    // `npm test` has built everything before and ends there when it cannot; a single file that is run while its
    // subject is being worked on goes on with the last build that worked.
    if (!existsSync(built)) throw error;
    console.warn(`${what} does not build right now: its last build is used.`);
  }
}

function filesIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return files.map((file) => join(folder, file));
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}
