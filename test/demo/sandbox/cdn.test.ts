import sharp from "sharp";
import { expect, test } from "vitest";
import { swatchFile } from "../../../demo/sandbox/cdn/files.ts";
import type { ScenarioName } from "../../../demo/sandbox/scenarios/scenarios.ts";
import { DAY_MS, readJson, startSandbox } from "./start.ts";

function start() {
  const { sandbox, graph, clock } = startSandbox();
  const id = sandbox.control.addPost("shop.one", {
    picture: swatchFile({ width: 90, height: 60, hue: 20 }),
  });
  const access_token = sandbox.control.issueToken("shop.one");
  const sign = async () =>
    String((await readJson(graph(`/${id}`, { fields: "media_url", access_token }))).media_url);
  const fetchOne = async (scenario: ScenarioName) => {
    const url = await sign();
    sandbox.control.answer("cdn", scenario);
    return sandbox.fetch(url, { redirect: "manual" });
  };
  return { sandbox, clock, id, sign, fetchOne };
}

test("serves the picture's bytes under a signed address", async () => {
  const { sandbox, sign } = start();
  const response = await sandbox.fetch(await sign());
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  expect(response.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  const bytes = await response.arrayBuffer();
  expect(response.headers.get("content-length")).toBe(String(bytes.byteLength));
  expect(await sharp(Buffer.from(bytes)).metadata()).toMatchObject({ width: 90, height: 60 });
});

test("lets an address live four days and signs afresh with the next answer", async () => {
  const { sandbox, sign, clock } = start();
  const url = await sign();
  const expiresAt = Number.parseInt(new URL(url).searchParams.get("oe") ?? "", 16) * 1000;
  expect(expiresAt).toBe(clock.now() + 4 * DAY_MS);
  clock.pass(4 * DAY_MS - 1);
  expect((await sandbox.fetch(url)).status).toBe(200);
  clock.pass(1);
  const late = await sandbox.fetch(url);
  expect([late.status, late.headers.get("content-type"), await late.text()]).toEqual([
    403,
    "text/plain",
    "URL signature expired",
  ]);
  expect((await sandbox.fetch(await sign())).status).toBe(200);
});

test("refuses an address whose expiry or signature was changed", async () => {
  const { sandbox, sign } = start();
  const longer = new URL(await sign());
  longer.searchParams.set("oe", "FFFFFFFF");
  expect((await sandbox.fetch(longer)).status).toBe(403);
  const forged = new URL(await sign());
  forged.searchParams.set("oh", "00_forged");
  expect((await sandbox.fetch(forged)).status).toBe(403);
});

test("has no pictures of a deleted post", async () => {
  const { sandbox, sign, id } = start();
  const url = await sign();
  sandbox.control.removePost("shop.one", id);
  expect((await sandbox.fetch(url)).status).toBe(404);
});

test("redirects a dozen times and arrives, or never arrives", async () => {
  const { sandbox, sign } = start();
  sandbox.control.answer("cdn", "picture-redirect-chain");
  const arrived = await sandbox.fetch(await sign());
  expect(arrived.status).toBe(200);
  expect(sandbox.control.requestsTo("cdn")).toHaveLength(13);
  sandbox.control.answer("cdn", "picture-redirect-endless");
  await expect(sandbox.fetch(await sign())).rejects.toThrow("fetch failed");
});

test.each([
  ["picture-redirect-metadata", "http://169.254.169.254/latest/meta-data/"],
  ["picture-redirect-file", "file:///etc/passwd"],
  ["picture-redirect-stranger", "https://pictures.example/1.jpg"],
] as const)("sends the caller away: %s", async (scenario, location) => {
  const { fetchOne } = start();
  const response = await fetchOne(scenario);
  expect([response.status, response.headers.get("location")]).toEqual([302, location]);
});

test.each([
  ["picture-is-png", "png"],
  ["picture-is-webp", "webp"],
  ["picture-is-gif", "gif"],
  ["picture-as-html", "jpeg"],
] as const)("sends bytes that differ from their type: %s", async (scenario, format) => {
  const { fetchOne } = start();
  const response = await fetchOne(scenario);
  expect(response.headers.get("content-type")).not.toBe(`image/${format}`);
  expect(await metadata(response)).toMatchObject({ format });
});

test("turns a picture by EXIF", async () => {
  const { fetchOne } = start();
  expect(await metadata(await fetchOne("picture-turned"))).toMatchObject({
    width: 90,
    height: 60,
    orientation: 6,
  });
});

test("sends a truncated picture that cannot be decoded whole", async () => {
  const { fetchOne } = start();
  const bytes = Buffer.from(await (await fetchOne("picture-truncated")).arrayBuffer());
  expect(bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
  await expect(sharp(bytes, { failOn: "truncated" }).raw().toBuffer()).rejects.toThrow();
});

test("sends a bomb that sharp refuses by its size", async () => {
  const { fetchOne } = start();
  const bytes = Buffer.from(await (await fetchOne("picture-bomb")).arrayBuffer());
  expect(bytes.byteLength).toBeLessThan(100_000);
  await expect(sharp(bytes).raw().toBuffer()).rejects.toThrow("exceeds pixel limit");
});

test("declares ten gigabytes, or streams without a word about the length", async () => {
  const { fetchOne } = start();
  const declared = await fetchOne("picture-huge-declared");
  expect(declared.headers.get("content-length")).toBe("10000000000");
  await declared.body?.cancel();
  const streamed = await fetchOne("picture-huge");
  expect(streamed.headers.get("content-length")).toBeNull();
  let size = 0;
  for await (const chunk of streamed.body ?? []) {
    size += chunk.byteLength;
    if (size > 8_000_000) break;
  }
  expect(size).toBeGreaterThan(8_000_000);
});

async function metadata(response: Response) {
  return sharp(Buffer.from(await response.arrayBuffer())).metadata();
}
