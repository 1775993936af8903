import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StorageError } from "../../../server/media/media-failure.ts";
import { createMediaStore, isStoredName } from "../../../server/media/media-store.ts";
import { createFakeClock, START } from "../../support/fake-clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const BYTES = Buffer.from("the bytes of a picture");
const NAME = `${createHash("sha256").update(BYTES).digest("hex").slice(0, 32)}.webp`;
/** Larger than the largest process id of any system. */
const NO_PROCESS = 2 ** 30;

function createStore(openFile?: typeof open) {
  const directory = join(tempFolder(), "media");
  const clock = createFakeClock();
  const deps = { directory, clock, ...(openFile && { openFile }) };
  return { directory, clock, store: createMediaStore(deps), reopen: () => createMediaStore(deps) };
}

/** A disk that refuses every write. */
function refusingDisk(code: string): typeof open {
  return async (...args) => {
    const file = await open(...args);
    file.writeFile = async () => {
      await file.write("half of ");
      throw Object.assign(new Error(`${code}: write`), { code });
    };
    return file;
  };
}

test("keeps a file under a name made from its bytes, stamped by the clock", async () => {
  const { store, directory } = createStore();
  expect(await store.put(BYTES, "webp")).toBe(NAME);
  expect(readdirSync(directory)).toEqual([NAME]);
  expect(readFileSync(join(directory, NAME)).equals(BYTES)).toBe(true);
  expect(statSync(join(directory, NAME)).mtimeMs).toBe(START);
  expect(store.has(NAME)).toBe(true);
  expect(await store.names()).toEqual([NAME]);
});

test("writes the same bytes only once, and makes the file count as young again", async () => {
  const { store, directory, clock } = createStore();
  await store.put(BYTES, "webp");
  const { ino } = statSync(join(directory, NAME));
  clock.advance(5_000_000);
  await store.put(BYTES, "webp");
  expect(statSync(join(directory, NAME))).toMatchObject({ ino, mtimeMs: START + 5_000_000 });
});

test("hashes what is written piece by piece", async () => {
  const { store, directory } = createStore();
  const writer = await store.openWriter();
  await writer.write(BYTES.subarray(0, 5));
  await writer.write(BYTES.subarray(5));
  expect(await store.names()).toEqual([]);
  expect(await writer.finish("mp4")).toBe(NAME.replace(".webp", ".mp4"));
  await writer.discard();
  expect(readdirSync(directory)).toEqual([NAME.replace(".webp", ".mp4")]);
});

test("leaves nothing of a file that is taken back", async () => {
  const { store, directory } = createStore();
  const writer = await store.openWriter();
  await writer.write(BYTES);
  await writer.discard();
  expect(readdirSync(directory)).toEqual([]);
});

test.each(["ENOSPC", "EDQUOT"])(
  "says that the disk is full and keeps nothing (%s)",
  async (code) => {
    const { store, directory } = createStore(refusingDisk(code));
    const failure = await store.put(BYTES, "webp").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageError);
    expect(String(failure)).toContain("The disk is full");
    expect(readdirSync(directory)).toEqual([]);
  },
);

test("says that the folder cannot be written", async () => {
  const { store, directory } = createStore(refusingDisk("EROFS"));
  await expect(store.put(BYTES, "webp")).rejects.toThrow("cannot be written (EROFS)");
  expect(readdirSync(directory)).toEqual([]);
});

test("clears away what a killed process left half-written", () => {
  const { directory, reopen } = createStore();
  writeFileSync(join(directory, `.unfinished-${NO_PROCESS}-00ff`), "half");
  writeFileSync(join(directory, `.unfinished-${process.pid}-00ff`), "half, in an earlier life");
  writeFileSync(join(directory, NAME), BYTES);
  reopen();
  expect(readdirSync(directory)).toEqual([NAME]);
});

test("spares what this or another living process is writing", async () => {
  const { directory, store, reopen } = createStore();
  const writer = await store.openWriter();
  await writer.write(BYTES);
  writeFileSync(join(directory, `.unfinished-${process.ppid}-00ff`), "half");
  reopen();
  expect(readdirSync(directory)).toHaveLength(2);
  expect(await writer.finish("webp")).toBe(NAME);
});

test.each([
  "../windowbox.db",
  "..%2fsecret.key",
  `../${NAME}`,
  `${NAME}/..`,
  NAME.toUpperCase(),
  NAME.replace(".webp", ".svg"),
  NAME.replace(".webp", ""),
  `${NAME}\n`,
  `x${NAME}`,
  ".unfinished-1-00ff",
  "",
])("finds no file under the name %j", (name) => {
  const { store } = createStore();
  expect(store.pathOf(name)).toBeUndefined();
  expect(store.has(name)).toBe(false);
  expect(isStoredName(name)).toBe(false);
});

test("finds the path of a stored name, and lists nothing else that lies in the folder", async () => {
  const { store, directory } = createStore();
  await store.put(BYTES, "webp");
  mkdirSync(join(directory, "lost+found"));
  writeFileSync(join(directory, "note.txt"), "not ours");
  utimesSync(join(directory, "note.txt"), 0, 0);
  expect(store.pathOf(NAME)).toBe(join(directory, NAME));
  expect(await store.names()).toEqual([NAME]);
});

/** A disk that writes down what it was told to make last, and which names the folder had then. */
function recordingDisk(directory: () => string) {
  const synced: { readonly path: string; readonly names: readonly string[] }[] = [];
  const openFile: typeof open = async (...args) => {
    const file = await open(...args);
    const sync = file.sync.bind(file);
    file.sync = async () => {
      synced.push({ path: String(args[0]), names: readdirSync(directory()).filter(isStoredName) });
      await sync();
    };
    return file;
  };
  return { synced, openFile };
}

test("gives a file its name only when its bytes would survive a power failure", async () => {
  const disk = recordingDisk(() => directory);
  const { store, directory } = createStore(disk.openFile);
  await store.put(BYTES, "webp");
  expect(disk.synced).toEqual([
    { path: expect.stringContaining(join(directory, ".unfinished-")), names: [] },
  ]);
});

test("makes the names survive a power failure when it is told to", async () => {
  const disk = recordingDisk(() => directory);
  const { store, directory } = createStore(disk.openFile);
  await store.put(BYTES, "webp");
  await store.settle();
  expect(disk.synced.at(-1)).toEqual({ path: directory, names: [NAME] });
});
