import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

interface Step {
  readonly keyword: string;
  readonly rest: string;
}

export function readSteps(dockerfile: string): Step[] {
  return readFileSync(dockerfile, "utf8")
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [, keyword = "", rest = ""] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      return { keyword, rest };
    });
}

interface RunOptions {
  /** Copied where no stage is named; by their names, seen from the context's folder. */
  readonly context: { readonly folder: string; readonly names: readonly string[] };
  /** An empty folder; each stage gets a root of its own in it. */
  readonly folder: string;
  /** Puts what an image holds, as far as the steps need it, into a root. */
  prepareBase(image: string, root: string): void;
  /** For what `RUN` starts in this root. */
  environmentIn(root: string): NodeJS.ProcessEnv;
}

interface Image {
  /** The last stage's. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly volume: string;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
}

/** Runs every step without a container engine: a stage's root is a folder, and what `RUN` names there lies in it. */
export async function runSteps(steps: readonly Step[], options: RunOptions): Promise<Image> {
  const stages = new Map<string, string>();
  const said: Record<string, string> = {};
  let environment: Record<string, string> = {};
  let root = "";
  let cwd = "/";
  const inside = (path: string) => join(root, path.startsWith("/") ? path : join(cwd, path));

  for (const { keyword, rest } of steps) {
    said[keyword] = rest;
    if (keyword === "FROM") {
      const [image = "", , stage = "last"] = rest.split(" ");
      root = join(options.folder, stage);
      stages.set(stage, root);
      cwd = "/";
      environment = {};
      mkdirSync(root, { recursive: true });
      options.prepareBase(image, root);
    } else if (keyword === "WORKDIR") {
      cwd = rest;
      mkdirSync(inside("."), { recursive: true });
    } else if (keyword === "COPY") {
      copy(rest);
    } else if (keyword === "RUN") {
      const script = rest.replace(/(?<=\s)\/(?=(?:data|backups)\b|usr\/local\b)/g, `${root}/`);
      const env = { ...options.environmentIn(root), ...environment };
      await run("sh", ["-euc", script], { cwd: inside("."), env, maxBuffer: 64 * 1_048_576 });
    } else if (keyword === "ENV") {
      for (const [, name = "", value = ""] of rest.matchAll(/(\w+)=(\S+)/g)) {
        environment[name] = value;
      }
    } else if (!/^(USER|VOLUME|EXPOSE|HEALTHCHECK|CMD)$/.test(keyword)) {
      throw new Error(`nothing here knows how to run ${keyword}`);
    }
  }
  return {
    root,
    environment,
    user: said["USER"] ?? "root",
    volume: said["VOLUME"] ?? "",
    command: wordsIn(said["CMD"]),
    healthcheck: wordsIn(said["HEALTHCHECK"]),
  };

  function copy(rest: string): void {
    const [, stage, paths = ""] = /^(?:--from=(\S+) )?(.*)$/.exec(rest) ?? [];
    const names = paths.split(" ");
    const target = names.pop() ?? "";
    const { context } = options;
    const from = stage === undefined ? context.folder : (stages.get(stage) ?? "");
    for (const name of names.flatMap((one) => (one === "." ? context.names : one))) {
      const isIntoFolder = /^\.?\/?$/.test(target) || target.endsWith("/") || names.length > 1;
      const to = isIntoFolder ? join(inside(target), basename(name)) : inside(target);
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(from, name), to, { recursive: true, verbatimSymlinks: true });
    }
  }
}

/** Of the form that starts no shell. */
function wordsIn(rest = ""): string[] {
  return JSON.parse(rest.slice(rest.indexOf("[")));
}

/** What it takes on a disk, in bytes. */
export async function diskUse(folder: string): Promise<number> {
  const { stdout } = await run("du", ["-sb", folder]);
  return Number(stdout.split("\t")[0]);
}
