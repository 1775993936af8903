import { expect, it } from "vitest";
import { startTestServer } from "../../support/test-server.ts";

it("keeps trial reels out of a feed until they are asked for, and again after", async () => {
  const server = await startTestServer({
    accounts: [
      {
        username: "harbour.bakery",
        posts: [
          { type: "IMAGE", ageMs: 1000 },
          { type: "VIDEO", sharedToFeed: false, ageMs: 2000 },
        ],
      },
    ],
  });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  const shown = (count: number) =>
    server.feedWith("harbour-bakery", ({ posts }) => posts.length === count);
  expect((await shown(1)).posts[0]?.mediaType).toBe("IMAGE");
  const path = "/admin/feeds/harbour-bakery/rules";
  const form = (trialReels: string) =>
    new URLSearchParams([
      ...["image", "video", "reel", "carousel"].map((kind) => ["kinds", kind]),
      ["trialReels", trialReels],
    ]);
  expect((await owner.post(path, form("yes"))).status).toBe(303);
  expect((await shown(2)).settings).toMatchObject({ trialReels: true });
  await owner.post(path, form("no"));
  expect((await shown(1)).posts[0]?.mediaType).toBe("IMAGE");
  expect((await owner.post("/admin/feeds/no-such-feed/rules", form("yes"))).status).toBe(404);
});
