import { describe, expect, it } from "vitest";
import { listSlides, videoUrl } from "../../../widget/lightbox/slides.ts";
import { feedPost, sizesOf } from "../../support/feed-fixture.ts";

const SERVER = "https://posts.example";
const FILM = `${SERVER}/media/film.mp4`;
const poster = sizesOf(SERVER, "0", 1080, 1080).large.mediaUrl;

describe("the film of a post", () => {
  it("is its own address", () => {
    expect(videoUrl(feedPost(SERVER, 0, { mediaType: "VIDEO", mediaUrl: FILM }))).toBe(FILM);
  });

  it.each([
    ["a picture", { mediaType: "IMAGE" as const, mediaUrl: FILM }],
    [
      "a video of which there is only the poster",
      { mediaType: "VIDEO" as const, mediaUrl: poster },
    ],
    [
      "a video whose address is its thumbnail's",
      { mediaType: "VIDEO" as const, mediaUrl: FILM, thumbnailUrl: FILM },
    ],
    ["a script", { mediaType: "VIDEO" as const, mediaUrl: "javascript://%0aalert(1)" }],
  ])("is none of %s", (_what, changes) => {
    expect(videoUrl(feedPost(SERVER, 0, changes))).toBeUndefined();
  });
});

it("an album is as many slides as it has pictures, any other post one", () => {
  const sizes = sizesOf(SERVER, "0", 1080, 1080);
  const child = { ...feedPost(SERVER, 7, { sizes }), mediaType: "IMAGE" as const };
  const posts = [feedPost(SERVER, 0), feedPost(SERVER, 1, { children: [child, child] })];
  expect(
    listSlides(posts).map(({ postIndex, step, steps }) => `${postIndex}: ${step + 1} of ${steps}`),
  ).toEqual(["0: 1 of 1", "1: 1 of 2", "1: 2 of 2"]);
});
