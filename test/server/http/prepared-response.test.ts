import { expect, it } from "vitest";
import { precompress } from "../../../server/http/precompress.ts";
import {
  cacheResponses,
  type PreparedResponse,
  prepareResponse,
} from "../../../server/http/prepared-response.ts";

/** As many as are kept in memory. */
const LID = 500;
/** After so long at the most it is seen that something was committed. */
const RECHECK_MS = 200;

function cacheOf(exists: (id: string) => boolean) {
  const state = { now: 0, version: 1, reads: [] as string[] };
  const read = cacheResponses(
    { version: () => state.version },
    { now: () => state.now },
    (id: string): PreparedResponse | undefined => {
      state.reads.push(id);
      const bytes = Buffer.from(id);
      return exists(id) ? prepareResponse(bytes, precompress(bytes), "text/plain", {}) : undefined;
    },
  );
  /** How many of the ids had to be read from the database. */
  const readsOf = (ids: readonly string[]) => {
    state.reads.length = 0;
    for (const id of ids) read(id);
    return [...state.reads];
  };
  return { state, readsOf };
}

const ids = (count: number, name = "feed") =>
  Array.from({ length: count }, (_, i) => `${name}${i}`);

it("reads what exists once, as long as nothing is committed", () => {
  const { state, readsOf } = cacheOf(() => true);
  expect(readsOf(["a", "b", "a", "b"])).toEqual(["a", "b"]);
  state.now += RECHECK_MS;
  expect(readsOf(["a", "b"])).toEqual([]);
  state.version++;
  expect(readsOf(["a", "b"])).toEqual([]);
  state.now += RECHECK_MS;
  expect(readsOf(["a", "b"])).toEqual(["a", "b"]);
});

it("keeps nothing of made-up ids, and they push nothing out", () => {
  const { readsOf } = cacheOf((id) => id.startsWith("feed"));
  const real = ids(LID);
  readsOf(real);
  expect(readsOf(["made-up", "made-up"])).toEqual(["made-up", "made-up"]);
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
