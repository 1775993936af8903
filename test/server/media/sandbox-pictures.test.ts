import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type ScenarioName, scenarioNames } from "../../../demo/sandbox/scenarios/scenarios.ts";
import type { FeedDocument, FeedMedia } from "../../../server/feed/document.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { createTestInstance, present, type TestInstance } from "../../support/test-instance.ts";

/** They hang for as long as a picture may take; what ends them is tested where the clock is ours. */
const HANGING: readonly ScenarioName[] = ["picture-hangs", "picture-never-answers"];

const SHOWN: readonly ScenarioName[] = [
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

const USERNAME = "corner.shop";

/** Every picture that a document names is there, decodes, and has exactly the size it says. */
async function expectPictures(world: TestInstance, document: FeedDocument): Promise<void> {
  const media: FeedMedia[] = document.posts.flatMap((post) => [post, ...(post.children ?? [])]);
  for (const { sizes } of media) {
    for (const { mediaUrl, width, height } of Object.values(sizes)) {
      const path = world.instance.mediaStore.pathOf(present(mediaUrl.split("/").at(-1)));
      const actual = await sharp(readFileSync(present(path))).metadata();
      expect(actual).toMatchObject({ format: "webp", width, height });
      expect(actual.exif).toBeUndefined();
    }
  }
}

test("of every way a picture can be, keeps pictures or a sentence, and asks no stranger", async () => {
  const names = scenarioNames("picture").filter((name) => !HANGING.includes(name));
  const idOf = (name: ScenarioName) =>
    `1800000000000${String(names.indexOf(name)).padStart(4, "0")}`;
  const posts = names.map((name) => ({ id: idOf(name), caption: name, ageMs: 1000 }));
  const world = createTestInstance({ accounts: [{ username: USERNAME, picture: false, posts }] });
  const { control } = world.sandbox;
  for (const name of names) {
    const path = new RegExp(`/${idOf(name)}_n\\.`);
    // The address that it redirects to is the same one, which then answers as usual.
    const times = name === "picture-redirect-once" ? 1 : Number.POSITIVE_INFINITY;
    control.answer({ endpoint: "cdn", path }, name, times);
  }
  const { accountId } = await world.connect(USERNAME);
  const { db, sync, mediaStore } = world.instance;
  const outcome = await sync.syncAccount(accountId);
  expect(outcome).toMatchObject({ kind: "done", added: names.length });

  const feedId = present(db.feeds.all()[0]).id;
  const shown = () => db.posts.ofAccount(accountId).filter(({ files }) => files);
  expect(
    shown()
      .map(({ media }) => media.caption)
      .sort(),
  ).toEqual([...SHOWN].sort());
  const document = world.document(feedId);
  expect(document.posts).toHaveLength(SHOWN.length);
  await expectPictures(world, document);
  for (const name of await mediaStore.names()) expect(name).toMatch(/\.webp$/);
  for (const { files, lastError } of db.posts.ofAccount(accountId)) {
    if (!files) expect(lastError).toMatch(/^[A-Z].+\.$/);
  }
  expect(control.strays).toEqual([]);

  control.clearAnswers();
  world.clock.advance(DAY_MS);
  await sync.syncAccount(accountId);
  expect(shown()).toHaveLength(names.length);
}, 120_000);

test("turns a reel of the sandbox into a video with its poster, and a carousel into slides", async () => {
  const world = createTestInstance({
    accounts: [
      {
        username: USERNAME,
        posts: [
          { type: "VIDEO", ageMs: 1000, caption: "Steam #reel" },
          { children: [{}, { type: "VIDEO" }, { copyrighted: true }], ageMs: 2000 },
          { type: "VIDEO", copyrighted: true, ageMs: 3000 },
          { type: "VIDEO", sharedToFeed: false, ageMs: 4000 },
        ],
      },
    ],
  });
  const { accountId } = await world.connect(USERNAME);
  await world.instance.sync.syncAccount(accountId);
  const document = world.document(present(world.instance.db.feeds.all()[0]).id);
  await expectPictures(world, document);
  const [reel, carousel, copyrighted, ...others] = document.posts;
  expect(reel).toMatchObject({ mediaType: "VIDEO", isReel: true, hashtags: ["reel"] });
  expect(reel?.mediaUrl).toMatch(/\.mp4$/);
  expect(reel?.thumbnailUrl).toMatch(/\.webp$/);
  expect(carousel?.children?.map(({ mediaType }) => mediaType)).toEqual(["IMAGE", "VIDEO"]);
  expect(copyrighted?.mediaUrl).toMatch(/\.webp$/);
  expect(others).toEqual([]);
});
