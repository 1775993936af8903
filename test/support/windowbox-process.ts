import { type ChildProcess, spawn } from "node:child_process";
import { onTestFinished } from "vitest";
import { BUILT_SERVER } from "./built-server.ts";
import { freePort } from "./free-port.ts";
import { createOwner, type Owner } from "./owner.ts";
import { tempFolder } from "./temp-folder.ts";

export type ProcessEnvironment = Readonly<Record<string, string>>;

/** A Node and what it runs. */
type Program = readonly [node: string, ...args: string[]];

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What a command that has ended left behind. */
interface CommandResult extends Ended {
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProcess {
  readonly url: string;
  readonly pid: number;
  /** Both streams so far. */
  readonly output: { readonly stdout: string; readonly stderr: string };
  readonly ended: Promise<Ended>;
  browser(): Owner;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
}

/** Nothing of the test's own environment but what finds programs. */
const BARE = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", NODE_ENV: "production" };

/** Where it listens, the data folder, and where the dashboard is or its password is set. */
const GREETING = /listens on .*\n.*\n.*\n/;

/** The built server as a process; ended with the test at the latest. Rejects when it ends before it listens. */
export async function startWindowbox(
  environment: ProcessEnvironment,
  program: Program = [process.execPath, BUILT_SERVER.main],
  options: { readonly cwd?: string } = {},
): Promise<RunningProcess> {
  const port = environment.PORT ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = launch(program, [], { PORT: port, PUBLIC_URL: url, ...environment }, options);
  const { output, ended } = child;
  await new Promise<void>((resolve, reject) => {
    child.process.stdout?.on("data", () => {
      if (GREETING.test(output.stdout)) resolve();
    });
    void ended.then(({ code, signal }) =>
      reject(new Error(`ended with ${code ?? signal} before it listened: ${output.stderr}`)),
    );
  });
  return {
    url,
    pid: child.process.pid ?? 0,
    output,
    ended,
    browser: () => createOwner(url),
    async end(signal) {
      child.process.kill(signal);
      return ended;
    },
  };
}

/** `windowbox …` as a process, to its end. */
export async function runWindowbox(
  args: readonly string[],
  environment: ProcessEnvironment,
  options: { readonly program?: Program; readonly input?: string; readonly cwd?: string } = {},
): Promise<CommandResult> {
  const { program = [process.execPath, BUILT_SERVER.cli], ...rest } = options;
  const child = launch(program, args, environment, rest);
  return { ...(await child.ended), ...child.output };
}

/** `windowbox …` as a process that may be killed before its end. */
export function startCommand(args: readonly string[], environment: ProcessEnvironment) {
  const child = launch([process.execPath, BUILT_SERVER.cli], args, environment);
  return {
    ended: child.ended,
    output: child.output,
    kill: () => child.process.kill("SIGKILL"),
  };
}

function launch(
  [command, ...first]: Program,
  args: readonly string[],
  environment: ProcessEnvironment,
  { input = "", cwd = tempFolder() }: { readonly input?: string; readonly cwd?: string } = {},
) {
  const child = spawn(command, [...first, ...args], {
    cwd,
    env: { ...BARE, ...environment },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  // A command that does not read what it is given closes the pipe.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const ended = endOf(child);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { process: child, output, ended };
}

/** Its streams are read to their end by then. */
function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}
