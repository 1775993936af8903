import { describe, expect, it } from "vitest";
import { altText, captionStart } from "../../../widget/tile/alt-text.ts";

describe("what a picture shows", () => {
  it("is said in the account's own words, whole up to 600 characters", () => {
    const own = `${"word ".repeat(100)}end`;
    expect(altText({ altText: own })).toBe(own);
    expect(altText({ altText: "x".repeat(700) })).toHaveLength(600);
  });

  it.each([{}, { altText: "" }])("is not known from %j", (post) => {
    expect(altText(post)).toBeFalsy();
  });
});

describe("how a caption begins", () => {
  it.each([
    ["Rye today. And buns.", "Rye today. And buns."],
    ["Rye today\nand buns", "Rye today and buns"],
    ["Great job 👏🏽 team 💪🏿, well done", "Great job 👏🏽 team 💪🏿, well done"],
    [`Rye ${" ".repeat(500)}and buns`, "Rye and buns"],
    ["", ""],
  ])("%j", (caption, words) => {
    expect(captionStart({ prunedCaption: caption })).toBe(words);
  });

  it("is cut between words where it is long, in every script", () => {
    expect(captionStart({ prunedCaption: "seventeen letters ".repeat(20) })).toMatch(
      /^.{100,140} (seventeen|letters)…$/,
    );
    const japanese = captionStart({ prunedCaption: "焼きたてのパンを毎朝お届けします".repeat(20) });
    expect(japanese).toMatch(/^.{100,140}…$/);
  });

  it("is nothing where there is no caption", () => {
    expect(captionStart({})).toBe("");
  });
});
