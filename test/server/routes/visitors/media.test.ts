import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMediaRoutes } from "../../../../server/routes/visitors/media.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const NAME = `${"0123456789abcdef".repeat(2)}.mp4`;
const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));

function routes() {
  const folder = join(tempFolder(), "media");
  mkdirSync(folder);
  writeFileSync(join(folder, NAME), BYTES);
  writeFileSync(join(folder, "..", "secret.key"), "the key");
  // As a download under way, and as whatever else finds its way into the folder.
  writeFileSync(join(folder, ".unfinished-12-ab"), "the key");
  writeFileSync(join(folder, "backup.mp4"), "the key");
  return createMediaRoutes(folder);
}

describe("a stored file", () => {
  it("is served whole, for ever, and as nothing that could run", async () => {
    const answer = await routes().request(`/${NAME}`);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(BYTES)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "video/mp4",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "accept-ranges": "bytes",
      "access-control-allow-origin": "*",
    });
  });

  it.each([
    ["bytes=0-99", 206, "bytes 0-99/1000", BYTES.subarray(0, 100)],
    ["bytes=900-", 206, "bytes 900-999/1000", BYTES.subarray(900)],
    ["bytes=-10", 206, "bytes 990-999/1000", BYTES.subarray(990)],
    ["bytes=990-5000", 206, "bytes 990-999/1000", BYTES.subarray(990)],
  ])("is served in part for %s", async (range, status, contentRange, bytes) => {
    const answer = await routes().request(`/${NAME}`, { headers: { range } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-range")).toBe(contentRange);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it("answers 416 for a part that it does not have", async () => {
    const answer = await routes().request(`/${NAME}`, { headers: { range: "bytes=1000-" } });
    expect(answer.status).toBe(416);
    expect(answer.headers.get("content-range")).toBe("bytes */1000");
  });

  it.each([
    { range: "bytes=0-1,5-6" },
    { range: "items=0-1" },
    { range: "bytes=5-2" },
    { range: "bytes=a-b" },
    { range: "bytes=0-1", "if-range": '"another"' },
    { range: "bytes=0-1", "if-range": `W/"${NAME}"` },
  ])("is served whole where no one part of it is asked for: %j", async (headers) => {
    const answer = await routes().request(`/${NAME}`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-range")).toBeNull();
    expect((await answer.arrayBuffer()).byteLength).toBe(BYTES.length);
  });

  it("is served in part to whoever has the other parts of it", async () => {
    const headers = { range: "bytes=0-1", "if-range": `"${NAME}"` };
    expect((await routes().request(`/${NAME}`, { headers })).status).toBe(206);
  });

  it("is not sent again to whoever has it", async () => {
    const first = await routes().request(`/${NAME}`);
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    const second = await routes().request(`/${NAME}`, { headers });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe("");
  });

  it.each([
    { "if-none-match": `"${"f".repeat(32)}.webp"` },
    { "if-none-match": "*" },
    { "if-none-match": '"something else"' },
    { range: "bytes=0-" },
    { range: "bytes=99999-" },
    { "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT" },
  ])("is a 404 where there is none, whatever the condition: %j", async (headers) => {
    const answer = await routes().request(`/${"f".repeat(32)}.webp`, { headers });
    expect(answer.status).toBe(404);
  });

  it.each([
    "/../secret.key",
    "/%2e%2e%2fsecret.key",
    "/..%2fsecret.key",
    "/secret.key",
    "/.unfinished-12-ab",
    "/backup.mp4",
    "/.%00.mp4",
    `/${NAME}%00`,
    `/${NAME.replace(".mp4", ".html")}`,
    `/${"f".repeat(32)}.webp`,
  ])("is all that is served: %s is not", async (path) => {
    const answer = await routes().request(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("the key");
  });
});
