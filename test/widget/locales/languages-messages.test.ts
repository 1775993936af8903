import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { english as extras } from "../../../widget/extras/english.ts";
import { english as lightbox } from "../../../widget/lightbox/english.ts";
import { en } from "../../../widget/locales/en.ts";
import type { Locale, Translation } from "../../../widget/locales/locale.ts";
import { messagesIn } from "../../../widget/static/messages.ts";

const FOLDER = join(import.meta.dirname, "../../../widget/locales");
const NAMES = readdirSync(FOLDER)
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((name) => /^[a-z]{2}(-\w+)*$/.test(name) && name !== "en");

async function translation(name: string): Promise<Translation> {
  const { locale }: { locale: Translation } = await import(`${FOLDER}/${name}.ts`);
  return locale;
}

/** Every phrase there is, said about the same things, by its name. */
function phrases(words: Omit<Locale, "language">): Map<string, string> {
  const said = new Map<string, string>();
  const say = (group: string, members: object) => {
    for (const [name, word] of Object.entries(members)) {
      const path = `${group}${name}`;
      const about = /tile|picture|feed/.test(name)
        ? ["image", "DATE", "TEXT"]
        : /page|position|step/.test(name)
          ? ["7", "9"]
          : [7, "SEVEN"];
      if (typeof word === "string") said.set(path, word);
      else if (typeof word === "function") said.set(path, word(...about));
      else if (typeof word === "object") say(`${path}.`, word);
    }
  };
  const { dir: _direction, ...rest } = words;
  say("", rest);
  return said;
}

const { language: _english, ...core } = en;
const inEnglish = phrases({ ...core, extras, lightbox });
const given = (said: string) =>
  ["TEXT", "DATE", "SEVEN", "7", "9"].filter((it) => said.includes(it));

describe.each(NAMES)("%s", (name) => {
  it("says everything that English says, about the same, and in its own words", async () => {
    const said = phrases(await translation(name));
    expect([...said.keys()].sort()).toEqual([...inEnglish.keys()].sort());
    for (const [path, english] of inEnglish) {
      const own = said.get(path) ?? "";
      // What stands between words and sentences ends in the space that its language puts there.
      if (!/comma|stop/.test(path)) expect(own.trim(), path).toBe(own);
      expect(own, path).not.toMatch(/undefined|null|\$\{|\s\s|^$/);
      // Photo, album and reel are called the same in many places; a tile's name is only put together.
      if (!/^(kinds\.|tile)|comma|stop/.test(path)) expect(own, path).not.toBe(english);
      expect(given(own), path).toEqual(given(english));
    }
  });

  it("is spoken in the HTML renditions too", async () => {
    const { posts } = (await translation(name)).extras;
    expect(messagesIn(name).extras?.posts(5, "N")).toBe(posts(5, "N"));
    expect(messagesIn(name).language).toBe(name);
  });

  it("does without an account's name and without a date", async () => {
    const { tile, picture, feed } = await translation(name);
    const said = [picture("PHOTO", undefined), feed(undefined), tile("PHOTO", "", "TEXT")];
    for (const one of said) expect(one).not.toMatch(/undefined|\s\s|^[\s,،、，]|[,،、，]\s*[:：]/);
    expect(picture("Photo", "someone")).toMatch(/someone/);
    expect(feed("someone")).toMatch(/someone/);
  });
});

it("is said from right to left in Arabic and Hebrew only", async () => {
  const turned = [];
  for (const name of NAMES) if ((await translation(name)).dir) turned.push(name);
  expect(turned).toEqual(["ar", "he"]);
});

describe("counts", () => {
  // One, two, five, twelve, twenty-one, 1.2 thousand and 1.2 million; the number as it is written is N.
  const COUNTS = [1, 2, 5, 12, 21, 1204, 1_200_000];
  it.each([
    ["ar", "posts", "منشور واحد|منشوران|N منشورات|N منشورًا|N منشورًا|N منشور|N منشور"],
    ["ar", "followers", "متابع واحد|متابعان|N متابعين|N متابعًا|N متابعًا|N متابع|N متابع"],
    ["ar", "comments", "تعليق واحد|تعليقان|N تعليقات|N تعليقًا|N تعليقًا|N تعليق|N تعليق"],
    ["de", "posts", "N Beitrag|N Beiträge|N Beiträge|N Beiträge|N Beiträge|N Beiträge|N Beiträge"],
    ["de", "likes", Array(7).fill("Gefällt N Mal").join("|")],
    ["es", "followers", `N seguidor|${"N seguidores|".repeat(5)}N de seguidores`],
    ["fr", "followers", `N abonné|${"N abonnés|".repeat(5)}N d’abonnés`],
    ["fr", "comments", `N commentaire|${"N commentaires|".repeat(5)}N de commentaires`],
    ["he", "likes", `לייק אחד|${Array(6).fill("\u200fN לייקים").join("|")}`],
    ["it", "comments", `N commento|${"N commenti|".repeat(5)}N di commenti`],
    ["ja", "followers", Array(7).fill("フォロワーN人").join("|")],
    ["nl", "likes", `N vind-ik-leuk|${Array(6).fill("N vind-ik-leuks").join("|")}`],
    ["pl", "posts", "N post|N posty|N postów|N postów|N postów|N postów|N postów"],
    [
      "pl",
      "comments",
      "N komentarz|N komentarze|N komentarzy|N komentarzy|N komentarzy|N komentarzy|N komentarzy",
    ],
    ["pt-Latn-BR", "likes", `N curtida|${"N curtidas|".repeat(5)}N de curtidas`],
    ["pt", "likes", `N gosto|${"N gostos|".repeat(5)}N de gostos`],
    ["sv", "comments", `N kommentar|${Array(6).fill("N kommentarer").join("|")}`],
    ["tr", "comments", Array(7).fill("N yorum").join("|")],
    ["uk", "posts", "N допис|N дописи|N дописів|N дописів|N допис|N дописів|N дописів"],
    ["uk", "followers", "N читач|N читачі|N читачів|N читачів|N читач|N читачів|N читачів"],
    ["zh", "posts", Array(7).fill("N 篇帖子").join("|")],
    ["zh-Hant", "likes", Array(7).fill("N 個讚").join("|")],
  ] as const)("in %s: %s", async (name, what, expected) => {
    const { extras: words } = await translation(name);
    expect(COUNTS.map((count) => words[what](count, "N")).join("|")).toBe(expected);
  });

  it.each(NAMES)("in %s are the same in the lightbox as over a tile", async (name) => {
    const { extras: over, lightbox: within } = await translation(name);
    for (const count of COUNTS) {
      expect(within.likes(count, "N")).toBe(over.likes(count, "N"));
      expect(within.comments(count, "N")).toBe(over.comments(count, "N"));
    }
    expect(within.viewOnInstagram).toBe(over.viewOnInstagram);
  });

  it.each([
    ["es", "Se muestra N publicación", "Se muestran N publicaciones"],
    ["fr", "N publication affichée", "N publications affichées"],
    ["he", "מוצג פוסט אחד", "מוצגים \u200fN פוסטים"],
    ["it", "N post mostrato", "N post mostrati"],
    ["pl", "Wyświetlono N post", "Wyświetlono N postów"],
    ["pt-Latn-BR", "N publicação exibida", "N publicações exibidas"],
  ])("of posts on show agree with what is said of them (%s)", async (name, one, many) => {
    const { shown } = (await translation(name)).extras;
    expect([shown(1, "N"), shown(12, "N")]).toEqual([one, many]);
  });
});
