import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const BUILT = join(ROOT, "dist/server");

let looked = false;

/** The server as it runs in production, no older than its sources were when it was first asked for. */
export function builtServer(): { readonly main: string; readonly cli: string } {
  const main = join(BUILT, "main.js");
  if (!looked) {
    if (!existsSync(main) || changedAt(main) < Math.max(...sources().map(changedAt))) build();
    looked = true;
  }
  return { main, cli: join(BUILT, "cli.js") };
}

/** Built beside and moved into place file by file: another test may be running what is there. */
function build(): void {
  const startedAt = new Date();
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  const fresh = mkdtempSync(join(ROOT, "dist/.server-"));
  try {
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [tsc, "-p", "server/tsconfig.json", "--outDir", fresh], {
      cwd: ROOT,
    });
    for (const file of readdirSync(fresh, { recursive: true, encoding: "utf8" })) {
      if (file.endsWith(".js")) moveFile(join(fresh, file), join(BUILT, file));
    }
    chmodSync(join(BUILT, "cli.js"), 0o755);
    // What was saved while it was built is built the next time.
    utimesSync(join(BUILT, "main.js"), startedAt, startedAt);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function moveFile(from: string, to: string): void {
  if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) return;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

function sources(): string[] {
  return readdirSync(join(ROOT, "server"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(ROOT, "server", file));
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}
