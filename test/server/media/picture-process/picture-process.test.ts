import { existsSync, readFileSync } from "node:fs";
import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { createLog } from "../../../../server/logging/log.ts";
import { MediaError } from "../../../../server/media/media-failure.ts";
import { createPictureProcess } from "../../../../server/media/picture-process/picture-process.ts";
import { renderAvatar, renderVariants } from "../../../../server/media/variants.ts";
import { isProcessAlive } from "../../../../server/process/is-process-alive.ts";
import { OwnerError } from "../../../../server/shared/errors.ts";
import { jpeg } from "../pictures.ts";

function create(limits: Partial<Parameters<typeof createPictureProcess>[0]> = {}) {
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  const pictures = createPictureProcess({ log, ...limits });
  /** Of every process so far. */
  const pids = () =>
    lines
      .map((line) => JSON.parse(line))
      .flatMap(({ msg, pid }) => (/started/.test(msg) ? [Number(pid)] : []));
  const pid = () => pids().at(-1) ?? 0;
  return { pictures, pids, pid };
}

function start(limits: Parameters<typeof create>[0] = {}) {
  const started = create(limits);
  onTestFinished(() => started.pictures.close());
  return started;
}

/** For tests that leave it as it was: starting one takes most of their time. */
const shared = create({ idleMs: 600_000 });
afterAll(() => shared.pictures.close());

async function failureOf(work: Promise<unknown>): Promise<MediaError> {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof MediaError)) throw new Error(`not a MediaError: ${String(error)}`);
  return error;
}

test("renders what would be rendered here, in a process of its own that knows nothing and outlives a signal", async () => {
  const { pictures, pids, pid } = shared;
  const source = await jpeg(640, 480);
  expect(await pictures.renderVariants(source, {})).toEqual(await renderVariants(source));
  let environment = "";
  const avatar = await pictures.renderAvatar(source, {
    onBegin() {
      const file = `/proc/${pid()}/environ`;
      if (existsSync(file)) environment = readFileSync(file, "utf8");
      process.kill(pid(), "SIGTERM");
      process.kill(pid(), "SIGINT");
    },
  });
  expect(avatar).toEqual(await renderAvatar(source));
  expect(environment).not.toContain("PATH=");
  expect(pids()).toHaveLength(1);
  expect(pid()).not.toBe(process.pid);
});

test("says what is wrong with a picture, and opens the next", async () => {
  const { pictures, pids } = shared;
  const failure = await failureOf(pictures.renderVariants(Buffer.from("no picture"), {}));
  expect(failure.kind).toBe("undecodable");
  expect(failure.message).toContain("damaged");
  expect((await pictures.renderAvatar(await jpeg(50, 50), {})).width).toBe(50);
  expect(pids()).toHaveLength(1);
});

test("a picture that takes too much memory ends its process and nothing else", async () => {
  const { pictures } = start({ maxMemoryBytes: 1_000_000 });
  const failure = await failureOf(pictures.renderVariants(await jpeg(3000, 2000), {}));
  expect(failure.kind).toBe("decoder-died");
  expect(failure.message).toContain("1 MB of memory");
});

test.each([
  ["of the processor", { maxCpuMs: 1 }],
  ["of the clock", { deadlineMs: 1 }],
])("a picture that takes too long %s ends its process and nothing else", async (_what, limits) => {
  const { pictures, pid } = start(limits);
  const failure = await failureOf(pictures.renderVariants(await jpeg(3000, 2000), {}));
  expect(failure.kind).toBe("decoder-died");
  expect(failure.message).toContain("longer than");
  await vi.waitUntil(() => !isProcessAlive(pid()));
});

test("after a crash the next picture is opened by another process", async () => {
  const { pictures, pids, pid } = start();
  const source = await jpeg(300, 200);
  const crash = pictures.renderVariants(source, { onBegin: () => process.kill(pid(), "SIGSEGV") });
  expect((await failureOf(crash)).kind).toBe("decoder-died");
  expect((await pictures.renderVariants(source, {})).sizes.full.width).toBe(300);
  expect(pids()).toHaveLength(2);
});

test("opens one picture at a time, however many come at once, and after ten in a fresh process", async () => {
  const { pictures, pids } = start();
  const sides = Array.from({ length: 11 }, (_, index) => 30 + index);
  const rendered = await Promise.all(
    sides.map(async (side) => pictures.renderAvatar(await jpeg(side, side), {})),
  );
  expect(rendered.map(({ width }) => width)).toEqual(sides);
  expect(pids()).toHaveLength(2);
});

test("stops at once with the server, whatever it has in hand, and begins nothing more", async () => {
  const { pictures, pid } = start();
  const stopping = new AbortController();
  const source = await jpeg(3000, 2000);
  const work = pictures.renderVariants(source, {
    signal: stopping.signal,
    onBegin: () => stopping.abort(),
  });
  expect((await failureOf(work)).kind).toBe("stopped");
  await vi.waitUntil(() => !isProcessAlive(pid()));
  const closed = pictures.renderVariants(source, { onBegin: () => pictures.close() });
  expect((await failureOf(closed)).kind).toBe("stopped");
  expect((await failureOf(pictures.renderVariants(source, {}))).kind).toBe("stopped");
});

test("gives its memory back when there are no more pictures", async () => {
  const { pictures, pids, pid } = start({ idleMs: 1 });
  const source = await jpeg(50, 50);
  await pictures.renderAvatar(source, {});
  await vi.waitUntil(() => !isProcessAlive(pid()));
  await pictures.renderAvatar(source, {});
  expect(pids()).toHaveLength(2);
});

test("passes on what the beginning throws, and opens the next", async () => {
  const { pictures } = shared;
  const source = await jpeg(50, 50);
  const work = pictures.renderAvatar(source, {
    onBegin() {
      throw new OwnerError("The disk is full.");
    },
  });
  await expect(work).rejects.toThrow("The disk is full.");
  expect((await pictures.renderAvatar(source, {})).width).toBe(50);
});
