import { describe, expect, it } from "vitest";
import { pruneCaption } from "../../../server/feed/captions.ts";
import { altText } from "../../../widget/tile/alt-text.ts";
import { feedPost } from "../../support/feed-fixture.ts";

const captioned = (caption: string) =>
  altText(feedPost("https://posts.example", 0, { prunedCaption: pruneCaption(caption) ?? "" }));

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
    ["Great job 👏🏽 team 💪🏿, well done", "Great job team , well done"],
    ["Rye 1️⃣ and buns 2️⃣", "Rye 1 and buns 2"],
    ["From 🇩🇪 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿 with rye", "From and with rye"],
    ["We are #1 in town", "We are #1 in town"],
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

  it("is the first sentence in Japanese, too, as long as words have room", () => {
    const words = captioned("焼きたてのパンを 毎朝お届けします".repeat(20)) ?? "";
    expect(words.length).toBeGreaterThan(120);
    expect(words.length).toBeLessThanOrEqual(141);
    expect(words).toMatch(/…$/);
  });

  it("does not lose its end in silence behind long white space", () => {
    expect(captioned(`Rye ${" ".repeat(900)}and buns`)).toBe("Rye and buns");
  });

  it("is the account's own before any caption's, whole up to 600 characters", () => {
    const own = `${"word ".repeat(100)}end`;
    expect(altText(feedPost("https://posts.example", 0, { altText: own }))).toBe(own);
  });
});
