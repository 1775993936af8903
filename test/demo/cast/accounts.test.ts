import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { CAST_ACCOUNTS, CAST_PAGES } from "../../../demo/cast/accounts.ts";
import { createSandbox, type Sandbox } from "../../../demo/sandbox/sandbox.ts";
import { ORIGIN, readJson } from "../sandbox/start.ts";

const now = Date.parse("2026-11-22T15:00:00Z");
const FIELDS =
  "caption,media_type,media_product_type,media_url,thumbnail_url,timestamp,alt_text,like_count,children{media_type,media_url,alt_text}";

interface ToldPost {
  readonly caption?: string;
  readonly media_type: string;
  readonly media_product_type: string;
  readonly media_url?: string;
  readonly thumbnail_url?: string;
  readonly timestamp: string;
  readonly alt_text?: string;
  readonly like_count?: number;
  readonly children?: { readonly data: readonly { readonly media_type: string }[] };
}

let sandbox: Sandbox;
let posts: ToldPost[];

beforeAll(async () => {
  sandbox = createSandbox({
    clock: { now: () => now },
    origin: ORIGIN,
    accounts: CAST_ACCOUNTS,
    pages: CAST_PAGES,
  });
  const access_token = sandbox.control.issueToken("harbour.bakery");
  const query = new URLSearchParams({ fields: FIELDS, limit: "100", access_token });
  const page = await readJson(
    sandbox.fetch(`${sandbox.environment.INSTAGRAM_GRAPH_URL}/me/media?${query}`),
  );
  posts = Array.isArray(page.data) ? page.data : [];
});

test("gives the bakery a feed worth looking at", () => {
  const carousels = posts.filter((post) => post.media_type === "CAROUSEL_ALBUM");
  const reels = posts.filter((post) => post.media_product_type === "REELS");
  expect(posts.length).toBeGreaterThanOrEqual(36);
  expect(carousels.length).toBeGreaterThanOrEqual(4);
  for (const { children } of carousels) {
    expect(children?.data.length).toBeGreaterThanOrEqual(3);
    expect(children?.data.length).toBeLessThanOrEqual(5);
  }
  expect(carousels.some((post) => post.children?.data.some(isVideo))).toBe(true);
  expect(reels.filter((post) => post.media_url !== undefined).length).toBeGreaterThanOrEqual(3);
  expect(reels.filter((post) => post.media_url === undefined)).toHaveLength(1);
  for (const reel of reels) expect(reel.thumbnail_url).toBeDefined();
});

test("leaves out what real owners leave out", () => {
  expect(posts.filter((post) => post.caption === undefined)).toHaveLength(1);
  expect(posts.filter((post) => post.like_count === undefined)).toHaveLength(1);
  const described = posts.filter((post) => post.alt_text !== undefined).length / posts.length;
  expect(described).toBeGreaterThan(0.3);
  expect(described).toBeLessThan(0.7);
  const captions = posts.map((post) => post.caption ?? "").join("\n");
  expect(captions).toMatch(/#\w+/);
  expect(captions).toMatch(/@[\w.]+/);
});

test("has just posted, and posts every one to four days", () => {
  const instants = posts.map((post) => Date.parse(post.timestamp.replace("+0000", "Z")));
  expect(now - (instants[0] ?? 0)).toBeLessThan(12 * 3_600_000);
  for (const [index, instant] of instants.slice(1).entries()) {
    const gapHours = ((instants[index] ?? 0) - instant) / 3_600_000;
    expect(gapHours).toBeGreaterThanOrEqual(24);
    expect(gapHours).toBeLessThanOrEqual(96);
  }
});

test("has a picture or a video behind every address", async () => {
  const urls = JSON.stringify(posts).match(/http:[^"\\]+/g) ?? [];
  expect(urls.length).toBeGreaterThan(posts.length);
  for (const url of urls) {
    const response = await sandbox.fetch(url);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.headers.get("content-type") === "video/mp4") {
      expect(bytes.toString("latin1", 4, 8), url).toBe("ftyp");
    } else {
      expect(await sharp(bytes).metadata(), url).toMatchObject({ format: "jpeg", width: 1080 });
    }
  }
}, 120_000);

test("has accounts and Pages of every kind", () => {
  const { control } = sandbox;
  expect(control.account("atelier.kiln").accountType).toBe("MEDIA_CREATOR");
  expect(control.account("quiet.quay").posts).toEqual([]);
  expect(control.account("marta.lind").accountType).toBe("PERSONAL");
  expect(control.account("harbour.bakery")).toMatchObject({
    accountType: "BUSINESS",
    followersCount: 1204,
  });
});

function isVideo(child: { readonly media_type: string }): boolean {
  return child.media_type === "VIDEO";
}
