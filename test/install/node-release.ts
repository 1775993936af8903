import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import type { MemoryGroup } from "../support/memory-group.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** For one command of npm; compiling SQLite takes the longest. */
const PATIENCE_MS = 600_000;

const run = promisify(execFile);

/**
 * A Node with its headers, from the package that npm's `node` fetches for this machine: without the script by which
 * `node` does so, which many a machine forbids.
 */
export async function fetchNode(version: number): Promise<string> {
  const folder = tempFolder();
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${system}-${process.arch}`;
  const flags = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
  await npm(process.execPath, ["install", ...flags, `${name}@${version}`], folder);
  return join(folder, "node_modules", name, "bin/node");
}

/** npm, and what it starts, under this Node; what is compiled finds its headers. */
export function npm(
  node: string,
  args: readonly string[],
  cwd: string,
  { memory }: { readonly memory?: MemoryGroup } = {},
) {
  mkdirSync(cwd, { recursive: true });
  const program = ["npm", ...args] as const;
  const [command, ...rest] = memory?.within(program) ?? program;
  return run(command, rest, {
    cwd,
    env: { ...process.env, ...environmentOf(node), JOBS: "max" },
    timeout: PATIENCE_MS,
    maxBuffer: 64 * 1_048_576,
  });
}

/** Under which `node` is this one. */
export function environmentOf(node: string): { PATH: string; npm_config_nodedir: string } {
  return {
    PATH: [join(homeOf(node), "bin"), process.env.PATH].join(delimiter),
    npm_config_nodedir: homeOf(node),
  };
}

/** The folder of a Node that holds `bin` and `include`. */
function homeOf(node: string): string {
  return dirname(dirname(node));
}
