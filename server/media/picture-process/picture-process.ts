import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import pLimit from "p-limit";
import type { Log } from "../../logging/log.ts";
import { OwnerError } from "../../shared/errors.ts";
import { MB } from "../../shared/format-bytes.ts";
import { MINUTE_MS, SECOND_MS } from "../../time/clock.ts";
import { MediaError } from "../media-failure.ts";
import type { RenderedPicture, Variant } from "../variants.ts";
import { type Job, OUT_OF_MEMORY, OUT_OF_TIME, type Reply } from "./messages.ts";
import { REPLY } from "./reply-schema.ts";

export interface RenderOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called when it is this picture's turn. */
  readonly onBegin?: () => void;
}

/** Makes what is stored of a picture's file. Throws `MediaError`. */
export interface PictureRenderer {
  renderVariants(bytes: Uint8Array, options: RenderOptions): Promise<RenderedPicture>;
  renderAvatar(bytes: Uint8Array, options: RenderOptions): Promise<Variant>;
  /** Throws an `OwnerError` where no picture could be opened. */
  check(): Promise<void>;
  /** Nothing is rendered afterwards. */
  close(): void;
}

interface PictureProcessOptions {
  readonly log: Log;
  readonly maxMemoryBytes?: number;
  /** Of the processor's time, for one picture. */
  readonly maxCpuMs?: number;
  /** Of the clock's, for a picture that does nothing. */
  readonly deadlineMs?: number;
  readonly idleMs?: number;
}

/** What is left of 512 MB beside the server and the system. A phone's picture takes half of it. */
const MAX_MEMORY_BYTES = 256 * MB;
/** The slowest machine needs some seconds for a picture of Instagram's; busy with something else it may take minutes. */
const MAX_CPU_MS = 60 * SECOND_MS;
const DEADLINE_MS = 10 * MINUTE_MS;
const START_MS = 60 * SECOND_MS;
/** It grows by a megabyte with each, and what one picture takes must not be blamed on the next. */
const PICTURES_PER_PROCESS = 10;
/** Memory that nobody needs is given back. */
const IDLE_MS = 10 * SECOND_MS;

/** Beside this file, and run as this one is: emitted in production, from the source in development. */
const WORKER = join(import.meta.dirname, `worker${extname(import.meta.filename)}`);

/**
 * Opens pictures in a process of its own, one at a time, within limits of memory and time: what is too much for it
 * ends that process and nothing else. It is started with the first picture and ended when there are no more.
 */
export function createPictureProcess(options: PictureProcessOptions): PictureRenderer {
  const { log, maxMemoryBytes = MAX_MEMORY_BYTES, maxCpuMs = MAX_CPU_MS } = options;
  const oneAtATime = pLimit(1);
  let running: ChildProcess | undefined;
  let idling: NodeJS.Timeout | undefined;
  let rendered = 0;
  let isClosed = false;

  async function start(): Promise<ChildProcess> {
    const child = fork(WORKER, [String(maxMemoryBytes), String(maxCpuMs)], {
      // Nothing of ours is there to be read: no secret, no open file, no way to write into the log. What is there keeps
      // memory that was given back from staying in many places.
      env: { MALLOC_ARENA_MAX: "2" },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: loaderOf(WORKER),
      serialization: "advanced",
    });
    child.once("exit", () => {
      if (running === child) running = undefined;
    });
    // What is written to a process that has just ended fails later, when that is known already.
    child.on("error", (error) => log.debug({ err: error }, "the process that opens pictures"));
    const reply = await replyOf(child, { deadlineMs: START_MS });
    if (typeof reply === "object" && "ready" in reply) {
      log.debug({ pid: child.pid }, "the process that opens pictures has started");
      return child;
    }
    child.kill("SIGKILL");
    log.error({ reply }, "the process that opens pictures did not start");
    throw new OwnerError(
      typeof reply === "object"
        ? "The package sharp, which opens pictures, is not installed for this machine: run npm ci once more with the Node.js that runs Windowbox, without --omit=optional, and see what it says. Posts wait for it, and feeds stay as they are."
        : "The program that opens pictures could not be started: see the server's log, and install Windowbox again.",
    );
  }

  async function render(job: Job, { signal, onBegin }: RenderOptions): Promise<Reply> {
    if (signal?.aborted || isClosed) throw stopped();
    clearTimeout(idling);
    running ??= await start();
    const child = running;
    hold(child);
    if (isClosed) child.kill("SIGKILL");
    onBegin?.();
    const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    const reply = await replyOf(child, { deadlineMs, signal, job });
    if (typeof reply === "object") {
      rendered += 1;
      if (rendered % PICTURES_PER_PROCESS === 0) end(child);
      else release(child);
      return reply;
    }
    end(child);
    if (reply === "aborted" || isClosed) throw stopped();
    log.warn({ reason: reply }, "a picture ended the process that opened it");
    throw new MediaError("decoder-died", DEATHS[reply](maxMemoryBytes, maxCpuMs));
  }

  function end(child: ChildProcess): void {
    child.kill("SIGKILL");
    running = undefined;
  }

  /** An idle process keeps nobody waiting, and goes. */
  function release(child: ChildProcess): void {
    child.unref();
    child.channel?.unref();
    idling = setTimeout(() => end(child), options.idleMs ?? IDLE_MS).unref();
  }

  async function ask(job: Job, options: RenderOptions) {
    const reply = await oneAtATime(() => render(job, options));
    if ("refused" in reply) throw new MediaError(reply.refused, reply.sentence);
    if ("failed" in reply) throw new Error(`a picture could not be rendered: ${reply.failed}`);
    return reply;
  }

  return {
    async renderVariants(bytes, options) {
      const reply = await ask({ task: "variants", bytes }, options);
      if ("picture" in reply) return reply.picture;
      throw new Error("the process that opens pictures answered something else");
    },
    async renderAvatar(bytes, options) {
      const reply = await ask({ task: "avatar", bytes }, options);
      if ("avatar" in reply) return reply.avatar;
      throw new Error("the process that opens pictures answered something else");
    },
    check: () =>
      oneAtATime(async () => {
        clearTimeout(idling);
        running ??= await start();
        release(running);
      }),
    close() {
      isClosed = true;
      clearTimeout(idling);
      running?.kill("SIGKILL");
    },
  };
}

type Death = "memory" | "time" | "crash" | "nonsense";

const DEATH_BY_CODE = new Map<number | null, Death>([
  [OUT_OF_MEMORY, "memory"],
  [OUT_OF_TIME, "time"],
]);

const DEATHS: Record<Death, (maxMemoryBytes: number, maxCpuMs: number) => string> = {
  memory: (bytes) => `Opening the picture takes more than ${Math.round(bytes / MB)} MB of memory.`,
  time: (_bytes, ms) =>
    `Opening the picture takes longer than ${Math.ceil(ms / SECOND_MS)} seconds.`,
  crash: () => "Opening the picture ended the program that opens pictures.",
  nonsense: () => "Opening the picture upset the program that opens pictures.",
};

function stopped(): MediaError {
  return new MediaError("stopped", "Opening the picture was stopped.");
}

/** What the process says next, or why it says nothing any more. */
function replyOf(
  child: ChildProcess,
  { deadlineMs, signal, job }: { deadlineMs: number; signal?: AbortSignal | undefined; job?: Job },
): Promise<Reply | Death | "aborted"> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => settle("time"), deadlineMs);
    const onAbort = () => settle("aborted");
    const onMessage = (message: unknown) => {
      const reply = REPLY.safeParse(message);
      settle(reply.success ? reply.data : "nonsense");
    };
    const onExit = (code: number | null) => settle(DEATH_BY_CODE.get(code) ?? "crash");
    const onError = () => settle("crash");
    function settle(reply: Reply | Death | "aborted"): void {
      clearTimeout(deadline);
      signal?.removeEventListener("abort", onAbort);
      child.off("message", onMessage).off("exit", onExit).off("error", onError);
      resolve(reply);
    }
    if (signal?.aborted) return settle("aborted");
    signal?.addEventListener("abort", onAbort);
    child.on("message", onMessage).on("exit", onExit).on("error", onError);
    if (job) child.send(job);
  });
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

/** Node runs the emitted files as they are; TypeScript needs what development runs on. */
function loaderOf(file: string): string[] {
  if (!file.endsWith(".ts")) return [];
  const tsx = createRequire(import.meta.url).resolve("tsx");
  return ["--import", pathToFileURL(tsx).href];
}
