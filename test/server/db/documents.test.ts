import { expect, test } from "vitest";
import type { NewDocument } from "../../../server/db/documents.ts";
import { openTestDatabase } from "../../support/database.ts";

function page(cursor: string, ...names: string[]): NewDocument {
  const bytes = Buffer.from(cursor);
  return {
    feedId: "bakery",
    cursor,
    etag: `"${cursor}"`,
    json: bytes,
    brotli: bytes,
    gzip: bytes,
    names,
    madeAt: 1,
  };
}

function setUp() {
  const { feeds, documents } = openTestDatabase();
  feeds.insert({ id: "bakery", settings: {}, createdAt: 1, accountIds: [] });
  /** @param changed replaces all pages. */
  const replace = (changed: NewDocument[], now: number, retainUntil: number) =>
    documents.replace("bakery", { changed, unchanged: [] }, now, retainUntil);
  return { documents, replace };
}

test("a page that retired first stays as old as it is when others retire later", () => {
  const { documents, replace } = setUp();
  replace([page("", "a"), page("old", "b")], 10, 100);
  replace([page("", "c")], 20, 100);
  replace([page("", "d")], 30, 100);
  expect(documents.get("bakery", "old")?.retiredAt).toBe(20);
  documents.deleteRetired(25, 30);
  expect(documents.get("bakery", "old")).toBeUndefined();
});

test("a replaced page's files are retained for its time", () => {
  const { documents, replace } = setUp();
  replace([page("", "gone", "stays")], 10, 100);
  replace([page("", "stays")], 20, 100);
  expect(documents.fileNames(99)).toEqual(new Set(["gone", "stays"]));
  expect(documents.fileNames(100)).toEqual(new Set(["stays"]));
});

test("while a file is shown nothing is retained, so that its time begins when it is replaced", () => {
  const { documents, replace } = setUp();
  replace([page("", "first", "stays")], 10, 1000);
  replace([page("", "stays")], 20, 1000);
  replace([page("", "new")], 30, 100);
  expect(documents.fileNames(100)).toEqual(new Set(["first", "new"]));
});

test("what is shown and replaced again is retained for the longer of both times", () => {
  const { documents, replace } = setUp();
  replace([page("", "twice")], 10, 100);
  replace([page("", "other")], 20, 200);
  replace([page("", "twice")], 30, 100);
  replace([page("", "other")], 40, 100);
  expect(documents.fileNames(150)).toEqual(new Set(["twice", "other"]));
});

test("files that are to be deleted are not retained", () => {
  const { documents, replace } = setUp();
  replace([page("", "private")], 10, 100);
  replace([page("", "other")], 20, 100);
  documents.releaseFiles(["private"]);
  expect(documents.fileNames(21)).toEqual(new Set(["other"]));
});

test("a page that is shown again is no retired one, and one that is put in its place retires anew", () => {
  const { documents, replace } = setUp();
  replace([page("", "a"), page("more", "b")], 10, 100);
  replace([page("", "c")], 20, 100);
  replace([page("", "a"), page("more", "b")], 30, 100);
  expect(documents.get("bakery", "more")?.retiredAt).toBeUndefined();
  expect(documents.cursors("bakery")).toEqual(["", "more"]);
  documents.deleteRetired(25, 30);
  replace([page("", "c")], 40, 100);
  expect(documents.get("bakery", "more")?.retiredAt).toBe(40);
});

test("what a clock retired and retained that was set back since goes as if it had been now", () => {
  const { documents, replace } = setUp();
  replace([page("", "a"), page("old", "b")], 10_000, 10_100);
  replace([page("", "c")], 10_000, 10_100);
  documents.deleteRetired(0, 100);
  expect(documents.get("bakery", "old")?.retiredAt).toBe(100);
  expect(documents.fileNames(199)).toEqual(new Set(["a", "b", "c"]));
  documents.deleteRetired(101, 201);
  expect(documents.get("bakery", "old")).toBeUndefined();
  expect(documents.fileNames(201)).toEqual(new Set(["c"]));
});
