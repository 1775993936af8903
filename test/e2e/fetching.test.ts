import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { expect, it, vi } from "vitest";
import { type ScenarioName, scenarioNames } from "../../demo/sandbox/scenarios/scenarios.ts";
import type { SandboxPostSpec } from "../../demo/sandbox/spec.ts";
import { createTestInstance, type TestInstance } from "../support/test-instance.ts";

vi.setConfig({ testTimeout: 240_000 });

/** Pictures in spite of the way they came. */
const KEPT: readonly ScenarioName[] = [
  "picture-redirect-once",
  "picture-as-html",
  "picture-as-octets",
  "picture-is-png",
  "picture-is-webp",
  "picture-is-avif",
  "picture-is-gif",
  "picture-turned",
  "picture-with-script-behind",
];
/** Of a video's own address. The sandbox's is shorter than what `picture-head-only` leaves of one. */
const VIDEOS: readonly ScenarioName[] = [
  "picture-is-video",
  "picture-redirect-once",
  "picture-as-html",
  "picture-as-octets",
  "picture-with-script-behind",
  "picture-head-only",
];
const HANGING: readonly ScenarioName[] = ["picture-hangs", "picture-never-answers"];
const LARGEST_PICTURE_BYTES = 20_000_000;

interface Place extends TestInstance {
  readonly accountId: string;
  /** Adds a post, makes `answer` of what its pictures or videos are asked for, syncs, and takes both away. */
  sync(post: SandboxPostSpec, answer?: ScenarioName): Promise<{ id: string; isShown: boolean }>;
}

async function startPlace(): Promise<Place> {
  const place = createTestInstance({ accounts: [{ username: "harbour.bakery", posts: 1 }] });
  const { sandbox, instance } = place;
  const { control } = sandbox;
  const { accountId } = await place.connect("harbour.bakery");
  expect(await instance.sync.syncAccount(accountId)).toMatchObject({ kind: "done" });
  return {
    ...place,
    accountId,
    async sync(post, answer) {
      const id = control.addPost("harbour.bakery", post);
      const path = new RegExp(post.type === "VIDEO" ? `/video/${id}` : `/${id}`);
      // The redirect that ends leads to the address itself, which has to answer then.
      const times = answer === "picture-redirect-once" ? 1 : Number.POSITIVE_INFINITY;
      if (answer) control.answer({ endpoint: "cdn", path }, answer, times);
      control.clearRequests();
      const syncing = instance.sync.syncAccount(accountId);
      if (answer && HANGING.includes(answer)) {
        await vi.waitUntil(() => control.requests.some((request) => path.test(request.path)));
        control.release();
      }
      expect(await syncing).toMatchObject({ kind: "done" });
      const isShown = place.document("harbour-bakery").posts.some((shown) => shown.id === id);
      control.clearAnswers();
      return { id, isShown };
    },
  };
}

it.each(scenarioNames("picture"))(
  "asks only allowed hosts and keeps only pictures: %s",
  async (name) => {
    const place = await startPlace();
    const before = place.document("harbour-bakery");

    const { isShown } = await place.sync({}, name);

    expect(isShown).toBe(KEPT.includes(name));
    // Only the host that MEDIA_HOSTS names was asked; of any other the sandbox would have told.
    expect(place.sandbox.control.strays).toEqual([]);
    await expectOnlyMedia(place);
    if (!isShown) expect(place.document("harbour-bakery").posts).toEqual(before.posts);
  },
);

it.each(scenarioNames("picture"))(
  "keeps a video by its bytes, or its picture alone: %s",
  async (name) => {
    const place = await startPlace();

    const { id, isShown } = await place.sync({ type: "VIDEO" }, name);

    expect(isShown).toBe(true);
    const shown = place.document("harbour-bakery").posts.find((post) => post.id === id);
    expect(shown?.mediaUrl.endsWith(".mp4")).toBe(VIDEOS.includes(name));
    expect(place.sandbox.control.strays).toEqual([]);
    await expectOnlyMedia(place);
  },
);

it("asks nothing of an address that leads elsewhere from the beginning", async () => {
  const place = await startPlace();
  const { control } = place.sandbox;
  const addresses = [
    "javascript:alert(1)",
    "data:image/png;base64,iVBORw0KGgo=",
    "file:///etc/passwd",
    "https://pictures.example/1.jpg",
    "http://169.254.169.254/latest/meta-data/iam",
    "http://[::1]:4000/cdn/1.jpg",
    "http://localhost:4000/cdn/1.jpg",
    "http://127.0.0.1.evil.example/1.jpg",
    "http://127.0.0.1@evil.example/1.jpg",
    "http://user:secret@127.0.0.1:4000/cdn/1.jpg",
    "http://2130706434/1.jpg",
    "https://evilcdninstagram.com/1.jpg",
    "https://scontent.cdninstagram.com@evil.example/1.jpg",
    "https://cdninstagram.com.evil.example/1.jpg",
    "https://scontent.cdninstagram.com/1.jpg",
    "//evil.example/1.jpg",
    "not an address",
    "",
  ];
  for (const address of addresses) {
    const { id, isShown } = await place.sync({ raw: { media_url: address } });
    expect(isShown, address).toBe(false);
    expect(control.requestsTo("cdn"), address).toEqual([]);
    expect(control.strays, address).toEqual([]);
    control.removePost("harbour.bakery", id);
  }
  expect(place.document("harbour-bakery").posts).toHaveLength(1);
});

it("stores nothing of what a picture brings along: no comments, no place, no script", async () => {
  const place = await startPlace();
  const marked = await sharp({ create: { width: 60, height: 40, channels: 3, background: "teal" } })
    .withExif({ IFD0: { Copyright: "<script>alert(1)</script>", Artist: "Harbour Street 4" } })
    .jpeg()
    .toBuffer();
  const { isShown } = await place.sync({
    picture: { contentType: "image/jpeg", extension: "jpg", read: async () => marked },
  });
  expect(isShown).toBe(true);
  for (const bytes of storedFiles(place)) {
    expect(bytes.includes("script")).toBe(false);
    expect(bytes.includes("Harbour Street")).toBe(false);
  }
});

/** Whatever lies in the folder is WebP or MP4 by its bytes, whole, and within the limits. */
async function expectOnlyMedia(place: TestInstance): Promise<void> {
  const folder = join(place.dataDir, "media");
  for (const name of readdirSync(folder)) {
    expect(name).toMatch(/^[0-9a-f]{32}\.(webp|mp4)$/);
    const bytes = readFileSync(join(folder, name));
    const type = await fileTypeFromBuffer(bytes);
    expect(type?.mime).toBe(name.endsWith(".webp") ? "image/webp" : "video/mp4");
    if (!name.endsWith(".webp")) continue;
    expect(bytes.includes("<script")).toBe(false);
    expect(statSync(join(folder, name)).size).toBeLessThan(LARGEST_PICTURE_BYTES);
    // Decodes to its end.
    const { info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect(info.width * info.height).toBeGreaterThan(0);
  }
}

function storedFiles(place: TestInstance): Buffer[] {
  const folder = join(place.dataDir, "media");
  return readdirSync(folder).map((name) => readFileSync(join(folder, name)));
}
