import { describe, expect, it } from "vitest";
import { altText, shorten } from "../../../widget/tile/alt-text.ts";
import { feedPost } from "../../support/feed-fixture.ts";

const captioned = (caption: string) =>
  altText(feedPost("https://posts.example", 0, { caption, prunedCaption: "" }));

describe("a picture in words", () => {
  it.each([
    ["Rye today. And buns.", "Rye today."],
    ["Rye today! And buns.", "Rye today!"],
    ["Rye, 2.5 kg, fresh", "Rye, 2.5 kg, fresh"],
    ["Rye today\nand buns", "Rye today"],
    ["焼きたて。パン", "焼きたて。"],
    ["#bread #rye Fresh today", "Fresh today"],
    ["See https://example.com/a for more", "See for more"],
    ["👩‍🍳 Baked here", "Baked here"],
  ])("is the first sentence of %j", (caption, words) => {
    expect(captioned(caption)).toBe(words);
  });

  it.each(["", "...", ". . .", "#only #tags", "🥐🥐"])("is not %j", (caption) => {
    expect(captioned(caption)).toBeUndefined();
  });

  it("is cut between words where the sentence is long", () => {
    const words = captioned("seventeen letters ".repeat(20)) ?? "";
    expect(words.length).toBeLessThanOrEqual(141);
    expect(words).toMatch(/ (seventeen|letters)…$/);
  });

  it("is the account's own before any caption's, whole up to 600 characters", () => {
    const own = `${"word ".repeat(100)}end`;
    expect(altText(feedPost("https://posts.example", 0, { altText: own }))).toBe(own);
  });
});

it("what fits is not shortened", () => {
  expect(shorten("four", 4)).toBe("four");
  expect(shorten("a \n b", 4)).toBe("a b");
  expect(shorten("one two", 6)).toBe("one…");
});
