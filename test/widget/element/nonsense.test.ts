import { expect } from "vitest";
import { feedDocument } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";

/** Elements on the page at a time. */
const AT_ONCE = 40;

/** What a value may be instead of what it should be. */
const NONSENSE: readonly unknown[] = [
  null,
  -1,
  "",
  "<script>window.hurt = 1</script>",
  [],
  [null, {}],
  { nodeType: 1, toString: 1, valueOf: 1 },
  { _$litType$: 1, strings: ["<script>window.hurt = 2</script>"], values: [] },
];

/** The document with each of its values in turn replaced by each kind of nonsense. */
function* nonsenseDocuments(document: object): Generator<unknown> {
  for (const path of pathsOf(document, [])) {
    for (const nonsense of NONSENSE) yield replaced(document, path, nonsense);
  }
}

function* pathsOf(value: unknown, path: readonly string[]): Generator<readonly string[]> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* pathsOf(child, [...path, key]);
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (typeof value !== "object" || value === null) return value;
  const child = replaced(Reflect.get(value, key), rest, by);
  return Array.isArray(value)
    ? value.map((item, index) => (`${index}` === key ? child : item))
    : { ...value, [key]: child };
}

it("draws what it can of any document, and the page never hears of the rest", async ({ site }) => {
  const document = feedDocument(site.feeds.origin, {
    count: 1,
    settings: { limit: 3, gap: "4px", hover: "counts" },
    next: "/feeds/next.json",
  });
  const documents = [...nonsenseDocuments(document)];
  expect(documents.length).toBeGreaterThan(300);
  documents.forEach((nonsense, index) => {
    site.feeds.json(`/feeds/${index}.json`, nonsense);
  });
  const { page, troubles } = await site.open(`${site.script}<main></main>`);
  for (let from = 0; from < documents.length; from += AT_ONCE) {
    await page.evaluate(
      async ([start, end]) => {
        const main = window.document.querySelector("main");
        main?.replaceChildren();
        const settled: Promise<unknown>[] = [];
        for (let index = Number(start); index < Number(end); index++) {
          const feed = window.document.createElement("windowbox-feed");
          feed.setAttribute("feed-id", `${index}`);
          feed.setAttribute("load-more", "button");
          for (const name of ["header", "captions", "follow-button"]) feed.setAttribute(name, "");
          settled.push(
            new Promise((done) => {
              feed.addEventListener("load", done);
              feed.addEventListener("error", done);
            }),
          );
          main?.append(feed);
        }
        await Promise.all(settled);
      },
      [from, Math.min(from + AT_ONCE, documents.length)],
    );
  }
  expect(await page.evaluate(() => Reflect.get(window, "hurt"))).toBeUndefined();
  expect(troubles.filter((trouble) => !trouble.startsWith("Failed to load"))).toEqual([]);
}, 120_000);
