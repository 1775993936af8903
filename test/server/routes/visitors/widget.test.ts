import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { expect, it } from "vitest";
import { createWidgetRoutes } from "../../../../server/routes/visitors/widget.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const FOR_A_YEAR = "public, max-age=31536000, immutable";
const FOR_A_MOMENT = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800";

/** A built widget in small: every file says its own name. */
function builtWidget() {
  const folder = tempFolder();
  for (const name of ["widget.js", "hydrate.js", "assets/grid-1a2b.js", "assets/de-1a2b.js"]) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), name);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(name));
  }
  return createWidgetRoutes(folder);
}

it.each([
  ["/widget.js", FOR_A_MOMENT],
  ["/widget.js?anything", FOR_A_MOMENT],
  ["/hydrate.js", FOR_A_MOMENT],
  ["/assets/grid-1a2b.js", FOR_A_YEAR],
  ["/assets/de-1a2b.js", FOR_A_YEAR],
])(
  "%s is a script for every site, kept as long as its address means the same",
  async (path, kept) => {
    const answer = await builtWidget().request(path);
    expect(answer.status).toBe(200);
    expect(`/${await answer.text()}`).toBe(path.split("?")[0]);
    expect(answer.headers.get("cache-control")).toBe(kept);
    expect(answer.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  },
);

it("gives the words of a language as they were compressed when they were built", async () => {
  const headers = { "accept-encoding": "gzip, br" };
  const answer = await builtWidget().request("/assets/de-1a2b.js", { headers });
  expect(answer.headers.get("content-encoding")).toBe("br");
  expect(answer.headers.get("vary")).toBe("Accept-Encoding");
  const body = Buffer.from(await answer.arrayBuffer());
  expect(brotliDecompressSync(body).toString()).toBe("assets/de-1a2b.js");
});

it("sends no script again to whoever has it", async () => {
  const app = builtWidget();
  const first = await app.request("/hydrate.js");
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const again = await app.request("/hydrate.js", { headers });
  expect(again.status).toBe(304);
  expect(again.headers.get("cache-control")).toBe(FOR_A_MOMENT);
});

it.each(["/assets/xx-1a2b.js", "/assets/", "/assets/..%2fwidget.js", "/assets/none.js"])(
  "%s is not there, and nobody is told to remember that",
  async (path) => {
    const answer = await builtWidget().request(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBeNull();
  },
);
