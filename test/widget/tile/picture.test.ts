import { describe, expect, it } from "vitest";
import { listVariants } from "../../../widget/tile/picture.ts";
import { placeholder } from "../../../widget/tile/placeholder.ts";
import { feedPost, sizesOf } from "../../support/feed-fixture.ts";

const SERVER = "https://posts.example";
const variantsOf = (sizes: ReturnType<typeof sizesOf>) =>
  listVariants(feedPost(SERVER, 0, { sizes })).map(({ width }) => width);

describe("the variants of a picture", () => {
  it("are all there are, from small to large", () => {
    expect(variantsOf(sizesOf(SERVER, "0", 1440, 1440))).toEqual([400, 700, 1080, 1440]);
  });

  it("are each there once where the source is small", () => {
    expect(variantsOf(sizesOf(SERVER, "0", 500, 500))).toEqual([400, 500]);
  });

  it("are without those that have no width or no address", () => {
    const { small, medium, large, full } = sizesOf(SERVER, "0", 1440, 1440);
    const sizes = {
      small: { ...small, width: 0 },
      medium: { ...medium, mediaUrl: "javascript:1" },
      large,
      full,
    };
    expect(variantsOf(sizes)).toEqual([1080, 1440]);
  });
});

describe("a picture's stand-in", () => {
  const nine = Array.from({ length: 9 }, (_, spot) => `0000${spot}${spot}`).join("");

  it("has each colour at its own place, the middle one below them all", () => {
    const post = feedPost(SERVER, 0, { placeholder: nine });
    const places = [...placeholder(post).matchAll(/at (\d+)% (\d+)%,#(\w{6}),/g)];
    expect(places.map(([, x, y, colour]) => `${x} ${y} ${colour}`)).toEqual([
      "0 0 000000",
      "50 0 000011",
      "100 0 000022",
      "0 50 000033",
      "50 50 000044",
      "100 50 000055",
      "0 100 000066",
      "50 100 000077",
      "100 100 000088",
    ]);
    expect(placeholder(post)).toMatch(/,#000044$/);
  });

  it.each(["", nine.slice(1), `${nine}0`, `${nine.slice(1)};`])("is none of %j", (colours) => {
    expect(placeholder(feedPost(SERVER, 0, { placeholder: colours }))).toBe("");
  });
});
