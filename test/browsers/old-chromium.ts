import { spawnSync } from "node:child_process";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium.ts";
import type { OpenedBrowser } from "./visits.ts";

/** Versions of the package `@sparticuz/chromium`, by the Chromium that is packed in them. */
const OLD_CHROMIUMS = {
  92: "92.0.0",
  103: "103.0.0",
  109: "109.0.6",
  119: "119.0.2",
} as const;

type OldChromium = keyof typeof OLD_CHROMIUMS;

/** They are packed for this kind of machine alone. */
export const RUNS_HERE = process.platform === "linux" && process.arch === "x64";

/** Kept as other browsers for tests are: 200 MB each, which `npm ci` is not to fetch anew. */
const CACHE = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "windowbox");

/** Fetches it where it is not there yet. Gives where its program is. */
export async function installChromium(major: OldChromium): Promise<string> {
  const folder = join(CACHE, `chromium-${OLD_CHROMIUMS[major]}`);
  const program = join(folder, "chromium");
  if (existsSync(program)) return program;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    const name = `@sparticuz/chromium@${OLD_CHROMIUMS[major]}`;
    run("npm", ["pack", name, "--ignore-scripts", "--silent", "--pack-destination", fresh], fresh);
    const packed = readdirSync(fresh).find((file) => file.endsWith(".tgz")) ?? "";
    run("tar", ["xzf", packed, "--strip-components=2", "package/bin"], fresh);
    rmSync(join(fresh, packed));
    for (const file of readdirSync(fresh)) {
      const unpacked = join(fresh, file.replace(/\.br$/, ""));
      await pipeline(
        createReadStream(join(fresh, file)),
        createBrotliDecompress(),
        createWriteStream(unpacked),
      );
      rmSync(join(fresh, file));
      if (unpacked.endsWith(".tar")) run("tar", ["xf", unpacked], fresh);
    }
    chmodSync(join(fresh, "chromium"), 0o755);
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return program;
}

/** All in one process, these builds sometimes end while they start: then the next one is started. */
export async function openOldChromium(major: OldChromium, tries = 3): Promise<OpenedBrowser> {
  const browser = await launchOldChromium(major);
  const close = () => browser.close();
  try {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
    return { browser, page: await context.newPage(), close };
  } catch (error) {
    if (browser.isConnected() || tries === 1) throw error;
    return openOldChromium(major, tries - 1);
  }
}

async function launchOldChromium(major: OldChromium): Promise<Browser> {
  const executablePath = await installChromium(major);
  return launchChromium({
    executablePath,
    args: ["--headless", "--single-process", "--no-zygote"],
    // Libraries that the machine may lack lie beside the program; its own go first.
    env: { ...process.env, LD_LIBRARY_PATH: libraries(join(executablePath, "..")) },
  });
}

function libraries(folder: string): string {
  return [process.env["LD_LIBRARY_PATH"], "/usr/lib/x86_64-linux-gnu", join(folder, "lib"), folder]
    .filter(Boolean)
    .join(":");
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed in ${cwd}: ${stderr}`);
}
