import { describe, expect, test } from "vitest";
import type { PostChoice } from "../../../server/db/post-choices.ts";
import type { PostRecord, StoredMedia } from "../../../server/db/posts.ts";
import { preparePostRules } from "../../../server/feed/apply-rules.ts";
import { arrangePosts, type FeedPosts } from "../../../server/feed/arrange-posts.ts";
import { captionControlReader, withoutControlTags } from "../../../server/feed/caption-control.ts";
import { readRules } from "../../../server/feed/read-rules.ts";
import { type ControlTags, controlTags, type FeedRules } from "../../../server/feed/rules.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { cpuTimeMs } from "../../support/cpu-time.ts";
import { START } from "../../support/fake-clock.ts";
import { choiceRecord, postRecord } from "./records.ts";

const IMAGE: StoredMedia = postRecord(1).media;
const said = (caption: string) => ({ ...IMAGE, caption });

describe("a rule", () => {
  test.each<[FeedRules, Partial<StoredMedia>, boolean]>([
    [{ kinds: ["image"] }, {}, true],
    [{ kinds: ["video"] }, {}, false],
    [{ kinds: ["video"] }, { mediaType: "VIDEO" }, true],
    [{ kinds: ["video"] }, { mediaType: "VIDEO", isReel: true }, false],
    [{ kinds: ["reel"] }, { mediaType: "VIDEO", isReel: true }, true],
    [{ kinds: ["image", "carousel"] }, { mediaType: "CAROUSEL_ALBUM" }, true],
    [{ include: ["bread"] }, { caption: "Fresh Bread!" }, true],
    [{ include: ["BREAD"] }, { caption: "fresh bread" }, true],
    [{ include: ["bread"] }, { caption: "Breadth" }, false],
    [{ include: ["bread"] }, { caption: "#bread" }, true],
    [{ include: ["bread"] }, { caption: "#freshbread" }, false],
    [{ include: ["fresh bread"] }, { caption: "Our fresh\n  bread" }, true],
    [{ include: ["café"] }, { caption: "The cafe\u0301 is open" }, true],
    [{ include: ["cafe\u0301"] }, { caption: "The CAFÉ is open" }, true],
    [{ include: ["cafe"] }, { caption: "The café is open" }, false],
    [{ include: ["cafe"] }, { caption: "The cafe\u0301 is open" }, false],
    [{ include: ["straße"] }, { caption: "HAUPT STRASSE" }, true],
    [{ include: ["λόγος"] }, { caption: "ΛΌΓΟΣ" }, true],
    [{ include: ["パン"] }, { caption: "焼きたてパンです" }, true],
    [{ include: ["🍞"] }, { caption: "rye🍞rye" }, true],
    [{ include: ["rye", "oat"] }, { caption: "oat" }, true],
    [{ include: ["rye"] }, {}, false],
    [{ include: [] }, {}, true],
    [{ include: ["#bread"] }, { caption: "#Bread" }, true],
    [{ include: ["#bread"] }, { caption: "bread" }, false],
    [{ include: ["#bread"] }, { caption: "#breads" }, false],
    [{ include: ["＃früh"] }, { caption: "#FRU\u0308H#rye" }, true],
    [{ include: ["##خبز"] }, { caption: "\u200fالخبز \u200f#خبز\u200f" }, true],
    [{ include: ["istanbul"] }, { caption: "İSTANBUL'da" }, true],
    [{ include: ["#🥖"] }, { caption: "Rye #🥖" }, true],
    [{ include: ["#cafe\u0301🥐"] }, { caption: "#Café🥐#rye" }, true],
    [{ include: ["#café"] }, { caption: "#café🥐" }, false],
    [{ exclude: ["#ad"] }, { caption: "Nice #ad" }, false],
    [{ exclude: ["#ad"] }, { caption: "Nice #adventure" }, true],
    [{ exclude: ["ad"] }, { caption: "sold out" }, true],
    [{ since: "2026-05-04" }, { timestamp: Date.UTC(2026, 4, 4) }, true],
    [{ since: "2026-05-04" }, { timestamp: Date.UTC(2026, 4, 4) - 1 }, false],
    [{ withoutAi: true }, { isAiGenerated: true }, false],
    [{ withoutAi: true }, {}, true],
    [{}, { isAiGenerated: true }, true],
  ])("%j lets %j through: %s", (rules, media, passes) => {
    expect(preparePostRules(rules).firstAgainst({ ...IMAGE, ...media }) === undefined).toBe(passes);
  });

  test("is not slowed down by hostile captions", () => {
    const rules = preparePostRules({ include: ["a a", "#aa"], exclude: ["aaaa b"] });
    const begun = cpuTimeMs();
    for (const caption of ["a ".repeat(5000), "a".repeat(10_000), "#a".repeat(5000)]) {
      rules.firstAgainst(said(caption));
      withoutControlTags(caption, { hide: "a", pin: "b" });
      withoutControlTags(" \n".repeat(5000) + caption, { hide: "a", pin: "b" });
    }
    expect(cpuTimeMs() - begun).toBeLessThan(2000);
  });
});

test("words are told apart by the commas of any keyboard", () => {
  const fields = { kinds: ["image"], include: ["bread, パン、خبز،面包，rye\noat"] };
  const read = readRules((name) => Object.entries(fields).find(([key]) => key === name)?.[1] ?? []);
  expect(read).toMatchObject({
    rules: { include: ["bread", "パン", "خبز", "面包", "rye", "oat"] },
  });
});

describe("a hashtag that decides", () => {
  const readControl = (media: { caption: string }, tags: ControlTags) =>
    captionControlReader(tags)(media);
  const tags = controlTags({});

  test.each<[string, boolean, boolean]>([
    ["Rye #nosite", true, false],
    ["#NoSite rye", true, false],
    ["#rye#nosite", true, false],
    ["＃ｎｏｓｉｔｅ", true, false],
    ["#pinsite and #nosite", true, true],
    ["Rye (#nosite). “#pinsite”", true, true],
    ["Sold out🎉#nosite🥖 #pinsite❤️", true, true],
    ["\u200f#nosite\u200f خبز", true, false],
    ["#NOSİTE", true, false],
    ["#no\u0301site #nosite_ #nosité", false, false],
    ["#nosites nosite no#nosite", false, false],
  ])("is read in %j", (caption, hides, pins) => {
    expect(readControl({ caption }, tags)).toEqual({ hides, pins });
  });

  test("is one of the owner's choice, or none", () => {
    const own = controlTags({ hideTag: "Büro", pinTag: "" });
    expect(readControl({ caption: "#BU\u0308RO #nosite #pinsite" }, own)).toEqual({
      hides: true,
      pins: false,
    });
    expect(
      readControl({ caption: "#nosite #pinsite" }, controlTags({ hideTag: "", pinTag: "" })),
    ).toEqual({ hides: false, pins: false });
  });

  test.each<[string, string | undefined]>([
    ["Rye bread #pinsite", "Rye bread"],
    ["#pinsite Rye bread", "Rye bread"],
    ["Rye #pinsite bread", "Rye bread"],
    ["Rye #pinsite, and bread #PinSite.", "Rye, and bread."],
    ["Rye #bread#pinsite#oat", "Rye #bread#oat"],
    ["Rye\n#pinsite\nbread", "Rye\nbread"],
    ["Rye\n\n#bread #pinsite", "Rye\n\n#bread"],
    ["Rye\n\n#pinsite", "Rye"],
    ["#pinsite #nosite", undefined],
    ["Rye (#pinsite) bread", "Rye bread"],
    ["Rye “#PinSite”.", "Rye."],
    ["Rye (bread #pinsite)", "Rye (bread)"],
    ["Rye #pinsite🥖", "Rye 🥖"],
    ["Rye #pinsite❤️", "Rye ❤️"],
    ["Rye  bread #oat", "Rye  bread #oat"],
    ["  Rye, untouched  ", "  Rye, untouched  "],
  ])("leaves no gap in %j", (caption, rest) => {
    expect(withoutControlTags(caption, tags)).toBe(rest);
  });
});

function arrange(
  posts: readonly PostRecord[],
  rules: FeedRules = {},
  changes: Partial<FeedPosts> & { readonly choices?: readonly PostChoice[] } = {},
) {
  const arranged = arrangePosts({
    feed: { id: "bakery", settings: {}, rules },
    ...{ posts, choices: [], maxPosts: 120, now: START },
    ...changes,
  });
  const numberOf = (id: string) => Number(id.slice(-4));
  return {
    shown: arranged.shown.map(({ id }) => numberOf(id)),
    why: Object.fromEntries([...arranged.verdicts].map(([id, one]) => [numberOf(id), one])),
  };
}

const choiceOf = (number: number, choice: Partial<PostChoice>) =>
  choiceRecord(postRecord(number).id, choice);

const upTo = (count: number) => Array.from({ length: count }, (_, at) => postRecord(at + 1));

describe("the posts of a feed", () => {
  test("stand newest first, behind those that its owner pinned, in the order of pinning", () => {
    const choices = [choiceOf(1, { pinnedAt: 20 }), choiceOf(3, { pinnedAt: 10 })];
    const { shown, why } = arrange(upTo(5), {}, { choices });
    expect(shown).toEqual([3, 1, 5, 4, 2]);
    expect(why[3]).toEqual({ kind: "shown", place: 0, pinnedBy: "choice" });
    expect(why[5]).toEqual({ kind: "shown", place: 2 });
  });

  test("are pinned by their captions, too, after those that were pinned here, six at most", () => {
    const posts = upTo(9).map((post) => ({ ...post, media: said("Rye #pinsite") }));
    const choices = [choiceOf(2, { pinnedAt: 1 })];
    const { shown, why } = arrange(posts, {}, { choices });
    expect(shown).toEqual([2, 9, 8, 7, 6, 5, 4, 3, 1]);
    expect(why[9]).toMatchObject({ pinnedBy: "tag" });
    expect(why[4]).toEqual({ kind: "shown", place: 6 });
  });

  test("pinned by their captions beyond six are as all others: no rule is passed by", () => {
    const posts = upTo(9).map((post, at) => ({
      ...post,
      media: { ...post.media, caption: at < 2 ? "Rye #sold #pinsite" : "Rye #pinsite" },
    }));
    const { shown, why } = arrange(posts, { exclude: ["#sold"], skip: 1 });
    expect(shown).toEqual([9, 8, 7, 6, 5, 4]);
    expect(why[3]).toEqual({ kind: "rule", rule: "skip" });
    expect(why[2]).toEqual({ kind: "rule", rule: "exclude" });
    expect(arrange(posts, {}, { maxPosts: 8 }).why[1]).toEqual({ kind: "surplus" });
  });

  test("are kept out, each for the weightiest reason", () => {
    const posts = [
      postRecord(9),
      postRecord(8, { caption: "#nosite #pinsite" }),
      postRecord(7, { sharedToFeed: false }),
      postRecord(6, { mediaType: "VIDEO" }),
      postRecord(5, {}, { files: undefined }),
      postRecord(4, { mediaType: "VIDEO", caption: "#pinsite" }),
      postRecord(3),
      postRecord(2),
    ];
    const choices = [choiceOf(9, { hiddenAt: 1, pinnedAt: 1 })];
    const { shown, why } = arrange(posts, { kinds: ["image"], skip: 1 }, { choices });
    expect(shown).toEqual([4, 2]);
    expect(why).toMatchObject({
      9: { kind: "hidden" },
      8: { kind: "hide-tag" },
      7: { kind: "trial-reel" },
      6: { kind: "rule", rule: "kinds" },
      5: { kind: "pictures" },
      4: { kind: "shown", pinnedBy: "tag" },
      3: { kind: "rule", rule: "skip" },
    });
  });

  test("beyond the newest of their account are not shown, except where they are pinned", () => {
    const choices = [choiceOf(1, { pinnedAt: 1 })];
    expect(arrange(upTo(5), {}, { choices, maxPosts: 3 }).shown).toEqual([1, 5, 4, 3]);
    expect(arrange(upTo(5), {}, { maxPosts: 3 }).why[1]).toEqual({ kind: "surplus" });
    const suspected = upTo(5).map((post) => ({ ...post, missingSince: START }));
    expect(arrange(suspected, {}, { maxPosts: 3 }).shown).toHaveLength(5);
  });

  test("are shuffled alike all day long, and otherwise the next day", () => {
    const at = (now: number, posts = upTo(20)) => arrange(posts, { order: "shuffled" }, { now });
    const today = at(START).shown;
    expect(today).not.toEqual(arrange(upTo(20)).shown);
    expect(today.toSorted((a, b) => b - a)).toEqual(arrange(upTo(20)).shown);
    expect(at(START + 1000, upTo(20).reverse()).shown).toEqual(today);
    expect(at(START + DAY_MS).shown).not.toEqual(today);
  });

  test("that two accounts made together are there once", () => {
    const twice = [postRecord(1), postRecord(1, {}, { accountId: "a2", files: undefined })];
    expect(arrange(twice).shown).toEqual([1]);
    expect(arrange(twice.reverse()).shown).toEqual([1]);
  });
});
