import { expect, test } from "vitest";
import { hashtagsOf, mentionsOf, pruneCaption } from "../../../server/feed/captions.ts";
import { cpuTimeMs } from "../../support/cpu-time.ts";

test.each<[string, string[]]>([
  ["Fresh rye #bread #Rye_2", ["bread", "Rye_2"]],
  ["#früh #パン #хлеб #עוגה #naïve", ["früh", "パン", "хлеб", "עוגה", "naïve"]],
  ["#cafe\u0301", ["cafe\u0301"]],
  ["#a#b#c", ["a", "b", "c"]],
  ["＃全角", ["全角"]],
  ["#bread #Bread #BREAD", ["bread"]],
  ["#🍞 and #sour🍞dough", ["🍞", "sour🍞dough"]],
  ["#bread, #rye. (#oat)!", ["bread", "rye", "oat"]],
  ["#1 in town, #2026, room #12a", ["12a"]],
  ["C#sharp, a&#39;b, https://example.com/#top", []],
  ["# # ## no tag", []],
  ["", []],
])("reads the hashtags of %j", (caption, tags) => {
  expect(hashtagsOf(caption)).toEqual(tags);
});

test.each<[string, string[]]>([
  ["With @harbour.bakery and @mill_23!", ["harbour.bakery", "mill_23"]],
  ["Thanks @mill. See you", ["mill"]],
  ["@a @A @a", ["a"]],
  ["(@mill)", ["mill"]],
  ["mail us: hello@example.com", []],
  ["https://medium.com/@mill", []],
  ["@ @@ @.", []],
])("reads the mentions of %j", (caption, names) => {
  expect(mentionsOf(caption)).toEqual(names);
});

test.each<[string, string]>([
  ["Fresh rye today #bread #rye", "Fresh rye today"],
  ["Our #rye is back", "Our is back"],
  ["Fresh rye\n.\n.\n.\n#bread #rye", "Fresh rye"],
  ["Fresh rye\n\n\n\n\nSince 1921 #bread", "Fresh rye\n\nSince 1921"],
  ["#bread\nFresh rye", "Fresh rye"],
  ["We are #1 in town", "We are #1 in town"],
  ["#bread #rye", ""],
  ["   ", ""],
  ["Line one\nLine two", "Line one\nLine two"],
])("prunes %j", (caption, pruned) => {
  expect(pruneCaption(caption)).toBe(pruned);
});

test("is not slowed down by hostile captions", () => {
  const hostile = [
    "#".repeat(10_000),
    "#a".repeat(5_000),
    "@".repeat(10_000),
    "@a.".repeat(3_000),
    " \n".repeat(5_000),
    ".\n".repeat(5_000),
    `#${"\u0301".repeat(9_999)}`,
  ];
  const begun = cpuTimeMs();
  for (const caption of hostile) {
    hashtagsOf(caption);
    mentionsOf(caption);
    pruneCaption(caption);
  }
  expect(cpuTimeMs() - begun).toBeLessThan(3000);
});
