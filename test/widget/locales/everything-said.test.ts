import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { english as extras } from "../../../widget/extras/english.ts";
import { formatCount } from "../../../widget/extras/format-count.ts";
import { english as lightbox } from "../../../widget/lightbox/english.ts";
import { en } from "../../../widget/locales/en.ts";
import type { Counted, Translation } from "../../../widget/locales/locale.ts";
import { messagesIn } from "../../../widget/static/messages.ts";
import { formatDate } from "../../../widget/tile/format-date.ts";

const LANGUAGES = [
  ...["ar", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pl", "pt", "pt-PT", "sv", "tr"],
  ...["uk", "zh", "zh-Hant"],
];
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100, 1200, 1_000_000];
/** Signs at its ends must not change sides where it is read from right to left. */
const NAME = "_anna.b_";
const KINDS = ["image", "video", "reel", "carousel"] as const;
const CONTROLS: Readonly<Record<string, string>> = {
  "\u2068": "{isolate}",
  "\u2069": "{/isolate}",
  "\u200f": "{rtl}",
  "\u00a0": "{nbsp}",
  "\u202f": "{nnbsp}",
};

/** What is spoken or written in a language, by name: each a list, as numbers and names change it. */
function everythingSaid(language: string): Map<string, readonly string[]> {
  const locale: Translation = { extras, lightbox, ...messagesIn(language) };
  const { tile, picture, feed, kinds } = locale;
  const date = formatDate(language, "2026-05-04T10:00:00Z");
  const counted = (words: Counted) =>
    COUNTS.map((count) => words(count, formatCount(language, count)));
  const figures = (say: (number: string, total: string) => string) =>
    ([1, 21, 1200] as const).map((number) =>
      say(formatCount(language, number), formatCount(language, 1_000_000)),
    );
  const { follow, followAccount, newTab, comma, page, pageOf, ...others } = locale.extras;
  const { posts, followers, likes, comments, shown, ...plain } = others;
  const { stop, position, step, likes: _likes, comments: _comments, ...more } = locale.lightbox;
  const list = (words: Readonly<Record<string, unknown>>, where = "") =>
    Object.entries(words).map(([name, word]): [string, string[]] => [where + name, [`${word}`]]);
  const { newTab: _newTab, ...sentences } = more;
  return new Map<string, readonly string[]>([
    ["kinds", KINDS.map((kind) => kinds[kind])],
    [
      "tile",
      [
        tile(kinds.image, date, "3 🍞"),
        tile(picture(kinds.image, NAME), date, ""),
        tile(kinds.carousel, "", step(formatCount(language, 2), formatCount(language, 5))),
        [tile(picture(kinds.reel, NAME), date, ""), likes(21, formatCount(language, 21))].join(
          comma,
        ),
      ],
    ],
    [
      "picture",
      KINDS.flatMap((kind) => [picture(kinds[kind], NAME), picture(kinds[kind], undefined)]),
    ],
    ["feed", [feed(NAME), feed(undefined)]],
    ...list({ empty: locale.empty, failed: locale.failed, notConnected: locale.notConnected }),
    ["follow", [follow, newTab(followAccount(NAME))]],
    ...Object.entries({ posts, followers, likes, comments, shown }).map(
      ([name, words]): [string, string[]] => [name, counted(words)],
    ),
    ...Object.entries({ page, pageOf, position, step }).map(([name, words]): [string, string[]] => [
      name,
      figures(words),
    ]),
    ...list(plain),
    ...list(sentences, "lightbox."),
    [
      "status",
      [
        position(formatCount(language, 21), ""),
        [position(formatCount(language, 2), formatCount(language, 12)), "TEXT"].join(stop),
      ],
    ],
  ]);
}

const readable = (text: string) =>
  text.replace(/[\u2068\u2069\u200f\u00a0\u202f]/g, (control) => CONTROLS[control] ?? control);

describe.each(LANGUAGES)("in %s", (language) => {
  const said = everythingSaid(language);
  const every = [...said].flatMap(([name, texts]) => texts.map((text) => ({ name, text })));

  it("everything that is spoken or written reads as it was proofread", async () => {
    const lines = [...said].map(
      ([name, texts]) => `${name}\n${texts.map((t) => `  ${readable(t)}\n`).join("")}`,
    );
    await expect(lines.join("")).toMatchFileSnapshot(join("said", `${language}.txt`));
  });

  it("no figures have a stroke between them, nothing is missing and nothing doubled", () => {
    for (const { name, text } of every) {
      expect(text, name).not.toMatch(/[\d\u0660-\u0669]\s*\/|undefined|null|NaN| {2}|^\s|\s$/);
      // A word, or a name, right behind itself, or the kind of a post in front of itself.
      expect(text, name).not.toMatch(/(?<![\p{L}\p{N}])([\p{L}_.]{2,})[\s:,]+\1(?![\p{L}\p{N}])/iu);
    }
    for (const kind of KINDS) {
      const { kinds, tile, picture } = messagesIn(language);
      const spoken = tile(picture(kinds[kind], NAME), "DATE", "").toLocaleLowerCase(language);
      const word = kinds[kind].toLocaleLowerCase(language);
      expect(spoken.split(word)).toHaveLength(2);
      expect(spoken).not.toMatch(/[:：]\s*$/);
    }
  });

  it("what is called by more than it shows is called by that, too: who speaks to it says what is seen", () => {
    const { follow, followAccount, newTab } = messagesIn(language).extras ?? extras;
    const spoken = (text: string) =>
      text.replace(/[\u2068\u2069]/g, "").toLocaleLowerCase(language);
    expect(spoken(followAccount(NAME))).toContain(spoken(follow));
    expect(spoken(newTab(follow))).toContain(spoken(follow));
  });

  it("no English is left over in another language", () => {
    const words =
      /\b(by|of|the|shown|follow|likes|comments|opens|close|next|previous|could|cannot|yet|view|load|more|here)\b/i;
    const english = every.filter(({ text }) => words.test(text));
    if (language === "en") expect(english.length).toBeGreaterThan(0);
    else expect(english).toEqual([]);
  });

  it("names are set apart where they stand in text from right to left", () => {
    const named = every.filter(({ text }) => text.includes(NAME));
    expect(named.length).toBeGreaterThan(6);
    const rtl = messagesIn(language).dir === "rtl";
    for (const { name, text } of named)
      expect(text.includes(`\u2068${NAME}\u2069`), name).toBe(rtl);
  });

  it("each kind of plural that the language has was asked for", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const rules = new Intl.PluralRules(language);
    const asked = new Set(COUNTS.map((count) => rules.select(count)));
    // Fractions have one of their own in Polish and Ukrainian; nobody has half a follower.
    const whole = pluralCategories.filter((form) => form !== "other" || asked.has("other"));
    expect([...asked].sort()).toEqual([...whole].sort());
  });
});

it("these are all the languages there are", () => {
  expect(new Set(LANGUAGES.map((tag) => messagesIn(tag).notConnected)).size).toBe(LANGUAGES.length);
  expect(messagesIn("en")).toBe(en);
});
