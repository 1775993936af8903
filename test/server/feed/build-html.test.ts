import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createHtmlBuilder } from "../../../server/feed/build-html.ts";
import type { RenderHtml } from "../../../server/feed/html-renditions.ts";
import { createLog } from "../../../server/logging/log.ts";
import { openTestDatabase } from "../../support/database.ts";
import { feedDocument } from "../../support/feed-fixture.ts";
import { present } from "../../support/test-instance.ts";
import { insertAccount } from "./records.ts";

const SERVER = "https://feed.example.com";

function setUp(render: RenderHtml, version = "1") {
  const db = openTestDatabase();
  insertAccount(db);
  const logLines: string[] = [];
  const log = createLog("info", { write: (line) => void logLines.push(line) });
  const rendered: string[] = [];
  const builder = (templates: string, publicUrl = SERVER) =>
    createHtmlBuilder({
      renditions: db.renditions,
      log,
      publicUrl,
      renderer: {
        version: templates,
        render(pages, server) {
          rendered.push(`${pages.map(({ posts }) => posts.length)} for ${server}`);
          return render(pages, server);
        },
      },
    });
  return { db, logLines, rendered, builder, build: builder(version) };
}

const page = (count: number) =>
  Buffer.from(JSON.stringify(feedDocument(SERVER, { id: "bakery", count })));

describe("a feed as HTML", () => {
  test("is kept in three encodings that say the same", () => {
    const { db, build } = setUp(() => ({ fragment: "<b>brot</b>", page: "<i>page</i>" }));
    build("bakery", [page(3)]);
    const fragment = present(db.renditions.get("bakery", "fragment"));
    expect(fragment.bytes.toString()).toBe("<b>brot</b>");
    expect(brotliDecompressSync(fragment.brotli).toString()).toBe("<b>brot</b>");
    expect(gunzipSync(fragment.gzip).toString()).toBe("<b>brot</b>");
    expect(present(db.renditions.get("bakery", "page")).bytes.toString()).toBe("<i>page</i>");
  });

  test("is rendered from all of the feed's pages, and again only when they, the templates or the address change", () => {
    const { rendered, builder, build } = setUp(() => ({ fragment: "", page: "" }));
    build("bakery", [page(24), page(5)]);
    build("bakery", [page(24), page(5)]);
    expect(rendered).toEqual([`24,5 for ${SERVER}`]);
    build("bakery", [page(24), page(6)]);
    builder("2")("bakery", [page(24), page(6)]);
    builder("2", "https://new.example.com")("bakery", [page(24), page(6)]);
    expect(rendered.slice(1)).toEqual([
      `24,6 for ${SERVER}`,
      `24,6 for ${SERVER}`,
      "24,6 for https://new.example.com",
    ]);
  });

  test("stays as it was when it cannot be rendered, and the log says so", () => {
    let broken = false;
    const { db, logLines, build } = setUp(() => {
      if (broken) throw new Error("no such template");
      return { fragment: "good", page: "good" };
    });
    build("bakery", [page(3)]);
    broken = true;
    build("bakery", [page(4)]);
    expect(present(db.renditions.get("bakery", "fragment")).bytes.toString()).toBe("good");
    expect(logLines.join()).toContain("no such template");
  });
});
