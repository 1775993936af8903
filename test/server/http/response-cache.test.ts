import { brotliCompressSync } from "node:zlib";
import { expect, it } from "vitest";
import { etagOf, precompress } from "../../../server/http/precompress.ts";
import {
  type PreparedResponse,
  prepareResponse,
  prepareStored,
} from "../../../server/http/prepared-response.ts";
import { cacheResponses } from "../../../server/http/response-cache.ts";

/** As many as are kept in memory. */
const LID = 500;
/** After so long at the most it is seen that something was committed. */
const RECHECK_MS = 200;

function responseOf(identity: Buffer): PreparedResponse {
  return prepareResponse({ identity }, { etag: etagOf(identity), type: "text/plain", own: {} });
}

function cacheOf(exists: (id: string) => boolean, bytesOf = (id: string) => Buffer.from(id)) {
  const state = {
    now: 0,
    version: 1,
    commits: 0,
    tag: "first",
    damaged: false,
    reads: [] as string[],
    unreadable: 0,
  };
  function ask<T>(answer: T): T {
    if (state.damaged) throw new Error("malformed");
    return answer;
  }
  const read = cacheResponses(
    {
      version: () => ask(state.version),
      commits: () => state.commits,
      clock: { now: () => state.now },
      onUnreadable: () => {
        state.unreadable += 1;
      },
    },
    {
      tagOf: (id: string) => ask(exists(id) ? state.tag : undefined),
      read(id) {
        state.reads.push(id);
        return responseOf(bytesOf(id));
      },
    },
  );
  /** How many of the ids had to be read from the database. */
  const readsOf = (ids: readonly string[]) => {
    state.reads.length = 0;
    for (const id of ids) read(id);
    return [...state.reads];
  };
  const commit = () => {
    state.now += RECHECK_MS;
    state.version += 1;
  };
  return { state, read, readsOf, commit };
}

const ids = (count: number, name = "feed") =>
  Array.from({ length: count }, (_, i) => `${name}${i}`);

it("reads what exists once, as long as nothing is committed", () => {
  const { state, readsOf } = cacheOf(() => true);
  expect(readsOf(["a", "b", "a", "b"])).toEqual(["a", "b"]);
  state.now += RECHECK_MS;
  expect(readsOf(["a", "b"])).toEqual([]);
  state.version++;
  state.tag = "second";
  expect(readsOf(["a", "b"])).toEqual([]);
  state.now += RECHECK_MS;
  expect(readsOf(["a", "b"])).toEqual(["a", "b"]);
});

it("reads nothing again that is the same after a commit", () => {
  const { readsOf, commit } = cacheOf(() => true);
  readsOf(["a"]);
  commit();
  expect(readsOf(["a"])).toEqual([]);
});

it("reads anew at once what this process committed", () => {
  const { state, readsOf } = cacheOf(() => true);
  readsOf(["a"]);
  state.version++;
  state.tag = "second";
  state.commits++;
  expect(readsOf(["a", "a"])).toEqual(["a"]);
});

it("goes on with what it has when the database cannot be read, and refuses what it never had", () => {
  const { state, read, readsOf, commit } = cacheOf(() => true);
  readsOf(["a"]);
  state.damaged = true;
  commit();
  state.tag = "second";
  expect(readsOf(["a", "a"])).toEqual([]);
  expect(() => read("b")).toThrow("This cannot be read just now");
  expect(state.unreadable).toBeGreaterThan(0);
  state.damaged = false;
  commit();
  expect(readsOf(["a"])).toEqual(["a"]);
});

it("forgets what is gone", () => {
  const there = new Set(["a"]);
  const { read, commit } = cacheOf((id) => there.has(id));
  expect(read("a")).toBeDefined();
  there.clear();
  commit();
  expect(read("a")).toBeUndefined();
});

it("keeps nothing of made-up ids, and they push nothing out", () => {
  const { readsOf } = cacheOf((id) => id.startsWith("feed"));
  const real = ids(LID);
  readsOf(real);
  expect(readsOf(["made-up", "made-up"])).toEqual([]);
  readsOf(ids(2 * LID, "made-up"));
  expect(readsOf(real)).toEqual([]);
});

it("keeps so many answers and no more: the least recently used goes", () => {
  const { readsOf } = cacheOf(() => true);
  const [first = "", second = "", ...others] = ids(LID);
  readsOf([first, second, ...others, first, "one-more"]);
  expect(readsOf([first, ...others, "one-more"])).toEqual([]);
  expect(readsOf([second])).toEqual([second]);
});

it("keeps no more than fits into its share of the memory", () => {
  const { readsOf } = cacheOf(
    () => true,
    () => Buffer.alloc(4_000_000),
  );
  const eight = ids(8);
  readsOf(eight);
  expect(readsOf(eight)).toEqual([]);
  expect(readsOf(["one-more"])).toEqual(["one-more"]);
  expect(readsOf(eight.slice(1))).toEqual([]);
  expect(readsOf(eight.slice(0, 1))).toEqual(eight.slice(0, 1));
});

it("serves what was stored from whichever encoding is whole, and nothing from none", () => {
  const bytes = Buffer.from("a document");
  const stored = precompress(bytes);
  const prepare = (identity: Buffer, changes: Partial<typeof stored> = {}) =>
    prepareStored(identity, { ...stored, ...changes }, "text/plain", {});
  const other = Buffer.from("a different text, and a valid one");
  const torn = Buffer.alloc(30, 7);
  expect(prepare(bytes).br).toBeDefined();
  expect(prepare(bytes, { brotli: torn, gzip: brotliCompressSync(other) })).toMatchObject({
    identity: { bytes: new Uint8Array(bytes) },
    br: undefined,
    gzip: undefined,
  });
  expect(prepare(other, { brotli: torn }).identity.bytes).toEqual(new Uint8Array(bytes));
  expect(() => prepare(other, { brotli: torn, gzip: torn })).toThrow("damaged in every encoding");
});
