import { type ChildProcess, execFile, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { freePort } from "../support/free-port.ts";
import type { BuiltHost } from "./built-hosts.ts";
import { type ServedSite, serveSite } from "./serve-site.ts";

/** Outside of the repository, and kept: what was installed once is installed. */
const CACHE = process.env["HOSTS_CACHE"] ?? join(homedir(), ".cache/windowbox-hosts");
/** What the newest of them ask for. */
const NODE_VERSION = 24;
const PATIENCE_MS = 600_000;
const LOOK_AGAIN_MS = 100;
const FLAGS = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];

const run = promisify(execFile);
const versioned = z.object({ version: z.string() });

/** Where the host is installed and built. */
export function workshopOf(name: string): string {
  return join(CACHE, name);
}

/** Installs what the host's package.json asks for, unless that is there; says which version of it. */
export async function installHost(host: BuiltHost, from: string): Promise<string> {
  if (host.program) return await programVersion(host.program);
  const wanted = join(from, "package.json");
  if (!existsSync(wanted) || !host.package) return "";
  const folder = workshopOf(host.name);
  const [was, now] = [join(folder, ".installed.json"), readFileSync(wanted, "utf8")];
  if (!existsSync(was) || readFileSync(was, "utf8") !== now) {
    mkdirSync(folder, { recursive: true });
    cpSync(wanted, join(folder, "package.json"));
    await command(["npm", "install", ...FLAGS], folder);
    writeFileSync(was, now);
  }
  return versionOf(join(folder, "node_modules", host.package));
}

/** Of a package that is installed there. */
export function versionOf(folder: string): string {
  return versioned.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))).version;
}

/** Nothing of an earlier build is left. */
export function sweepWorkshop(name: string): void {
  const folder = workshopOf(name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (!["node_modules", "package.json", ".installed.json"].includes(entry)) {
      rmSync(join(folder, entry), { recursive: true, force: true });
    }
  }
}

export async function buildHost({ name, build }: BuiltHost): Promise<void> {
  if (build) await command(build, workshopOf(name));
}

export async function serveHost({
  name,
  site,
  isOnePage,
  serve = [],
}: BuiltHost): Promise<ServedSite> {
  if (site !== undefined) return serveSite(join(workshopOf(name), site), isOnePage);
  const port = await freePort();
  const [program = "", ...args] = serve.map((word) => word.replace("PORT", `${port}`));
  const server = spawn(program, args, {
    cwd: workshopOf(name),
    env: { ...(await environment(workshopOf(name))), PORT: `${port}`, HOST: "127.0.0.1" },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url, server);
  return { url, stop: () => void server.kill() };
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until && server.exitCode === null) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new Error("its server does not start");
}

async function programVersion(program: string): Promise<string> {
  const flag = program === "hugo" ? "version" : "--version";
  const { stdout } = await run(program, [flag]).catch(() => ({ stdout: "" }));
  const [version] = /\d+(\.\d+)+/.exec(stdout) ?? [];
  if (!version) throw new Error(`there is no ${program} on this machine`);
  return version;
}

async function command([program = "", ...args]: readonly string[], cwd: string): Promise<void> {
  const env = await environment(cwd);
  try {
    await run(program, args, { cwd, env, timeout: PATIENCE_MS, maxBuffer: 64 * 1_048_576 });
  } catch (error) {
    const { stderr = "", stdout = "" } = Object(error);
    throw new Error(`${program} ${args[0] ?? ""}: ${stderr || stdout || error}`.slice(0, 2_000));
  }
}

/** Its own programs, and a Node that it takes. */
async function environment(cwd: string): Promise<NodeJS.ProcessEnv> {
  const bin = await nodeFolder();
  const { NODE_ENV, VITEST, NODE_OPTIONS, ...rest } = process.env;
  return {
    ...rest,
    CI: "true",
    PATH: [join(cwd, "node_modules/.bin"), bin, rest["PATH"]].join(delimiter),
    ASTRO_TELEMETRY_DISABLED: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    NUXT_TELEMETRY_DISABLED: "1",
    NG_CLI_ANALYTICS: "false",
  };
}

async function nodeFolder(): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(CACHE, "node");
  const bin = join(folder, "node_modules", name, "bin");
  if (!existsSync(bin)) {
    mkdirSync(folder, { recursive: true });
    await run("npm", ["install", "--no-save", ...FLAGS, `${name}@${NODE_VERSION}`], {
      cwd: folder,
    });
  }
  return bin;
}
