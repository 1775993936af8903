import { beforeAll, describe, expect, it } from "vitest";
import { Instant } from "../../../server/pages/components/time.tsx";
import type { Reader } from "../../../server/pages/frame/reader-language.ts";
import { messages as english } from "../../../server/pages/locales/en.ts";
import {
  closestLanguage,
  LANGUAGES,
  loadMessages,
} from "../../../server/pages/locales/languages.ts";
import type { PublicMessages } from "../../../server/pages/locales/public-messages.ts";
import {
  Deleted,
  DeletionUnderWay,
  UnknownDeletion,
} from "../../../server/pages/public/deletion-page.tsx";
import { PrivacyPage } from "../../../server/pages/public/privacy-page.tsx";
import {
  ExpiredLink,
  OpenLink,
  RenewalOffer,
  SpentLink,
} from "../../../server/pages/reconnect/link-pages.tsx";
import {
  type LinkOutcome,
  LinkOutcomePage,
  outcomeTitle,
} from "../../../server/pages/reconnect/outcome-pages.tsx";
import { messagesIn } from "../../../widget/static/messages.ts";
import { startTestServer } from "../../support/test-server.ts";

/** Signs at its ends must not change sides where it is read from right to left. */
const NAME = "@_anna.b_";
const FAILURES = Object.keys(
  english.outcome.reasons,
) as (keyof PublicMessages["outcome"]["reasons"])[];
const OUTCOMES: readonly LinkOutcome[] = [
  { kind: "connected", username: "_anna.b_" },
  { kind: "another-account", came: ["_anna.b_", "b"], wanted: NAME },
  ...FAILURES.map((reason) => ({ kind: "failed", reason, sentence: "SAID TO THE OWNER" }) as const),
];
/** Words that no other of the languages has. */
const ENGLISH =
  /\b(the|this|that|your|you|please|again|which|with|from|and|not|deleted|stored|sign|website’s|nothing|copy|copied|shown|kept|sent)\b/i;
/** Right, though one word stands behind itself. */
const REFLEXIVE = /\b(vous vous|je je)\b/gi;
/** Meta's own names for its fields, and what is for the owner. */
const MEANT_TO_BE_ENGLISH =
  /<(p|blockquote) lang="en".*?<\/\1>|(Privacy policy|Deauthorize callback|Data deletion request) URL/gs;

const PATHS = [
  ["/privacy", 200],
  ["/deletion/unknown", 404],
  ["/reconnect/unknown", 404],
  ["/connect/callback?state=link.unknown", 400],
  ["/embed/unknown", 404],
  ["/nowhere", 404],
] as const;

function everyPage({ language, messages }: Reader): string[] {
  const reader = { language, messages };
  const deletion = { code: "CODE20", requestHash: "", receivedAt: 0, finishedAt: undefined };
  const offers = ["/new", undefined].map((action) => RenewalOffer({ action, reader }));
  const pages = [
    ...(["instagram-login", "facebook-login", "basic-display"] as const).flatMap((api) =>
      [NAME, "anna-b"].map((name) =>
        OpenLink({ name, api, expiresAt: 0, signInHref: "/in", host: "feeds.example", reader }),
      ),
    ),
    ExpiredLink({ expiresAt: 0, reader, children: offers }),
    SpentLink({ name: NAME, spentAt: 0, reader, children: offers }),
    ...OUTCOMES.map((outcome) => LinkOutcomePage({ outcome, againHref: "/again", messages })),
    Deleted({ deletion, finishedAt: 1, daysKept: 365, reader }),
    DeletionUnderWay({ deletion, reader }),
    UnknownDeletion({ daysKept: 365, reader }),
    ...[undefined, 1, 7].map((backupsKept) =>
      PrivacyPage({
        ...{ publicUrl: "https://feeds.example", maxPosts: 1200, backupsKept, reader },
        publishedAt: backupsKept === 7 ? "https://static.example/feeds" : undefined,
        notesSites: true,
      }),
    ),
  ];
  return pages.map((page) => page.toString());
}

function* sentencesOf(value: object, where = ""): Generator<[name: string, sentence: string]> {
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === "string") yield [where + key, member];
    else yield* sentencesOf(Object(member), `${where}${key}.`);
  }
}

const placesIn = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

describe.each(LANGUAGES)("strangers' pages in %s", (language) => {
  let messages: PublicMessages;
  let reader: Reader;
  beforeAll(async () => {
    messages = await loadMessages(language);
    reader = { language, messages };
  });

  it("say every sentence, name what is to be named once, and are nowhere English by mistake", () => {
    const inEnglish = new Map(sentencesOf(english));
    const own = new Map(sentencesOf(messages));
    own.delete("dir");
    expect([...own.keys()].sort()).toEqual([...inEnglish.keys()].sort());
    for (const [name, sentence] of own) {
      expect(placesIn(sentence).sort(), name).toEqual(placesIn(inEnglish.get(name) ?? "").sort());
      expect(sentence, name).not.toMatch(/ {2}|^\s|\s$|undefined/);
      if (language === "en") continue;
      expect(sentence, name).not.toBe(inEnglish.get(name));
      expect(sentence, name).not.toMatch(ENGLISH);
    }
    for (const page of everyPage(reader)) {
      expect(page).not.toMatch(/[{}]|undefined|\[object/);
      const rest = page.replace(MEANT_TO_BE_ENGLISH, "").replace(/<[^>]+>/g, " ");
      if (language !== "en") expect(rest).not.toMatch(ENGLISH);
    }
  });

  it("are spelt as the language is, and say no word twice", () => {
    for (const [name, sentence] of sentencesOf(messages)) {
      // Quotation marks and apostrophes of a typewriter, and figures with a stroke, which is read out as well.
      expect(sentence, name).not.toMatch(/["'`]|\.\.\.|[\d}]\s*\/\s*[\d{]/);
      expect(sentence.replace(REFLEXIVE, ""), name).not.toMatch(
        /(?<![\p{L}\p{N}])([\p{L}]{2,})[\s,:]+\1(?![\p{L}\p{N}])/iu,
      );
      expect(sentence, name).not.toMatch(/[.,;:!?،؛؟。，；：！？]{2}/);
      // None of these may begin a line.
      if (language === "fr") expect(sentence, name).not.toMatch(/ [:;?!»]|« /);
      if (/^(ja|zh)/.test(language)) expect(sentence, name).not.toMatch(/\p{Script=Han}[,.:;?!]/u);
      if (language === "ar") expect(sentence, name).not.toMatch(/\p{Script=Arabic}[,;?]/u);
    }
  });

  it("set names apart, in the direction that the element has, too", () => {
    expect(messages.dir).toBe(messagesIn(language).dir);
    for (const page of everyPage(reader)) {
      for (const [before] of page.matchAll(/(.{0,12})@_anna\.b_/g)) {
        expect(before).toMatch(/<bdi>(<b>)?@_anna\.b_$/);
      }
    }
    const connected = outcomeTitle({ kind: "connected", username: "_anna.b_" }, messages);
    expect(connected.includes("\u2068@_anna.b_\u2069")).toBe(messages.dir === "rtl");
  });
});

it("they are the languages of the element", () => {
  expect(LANGUAGES).toHaveLength(17);
  for (const language of LANGUAGES) {
    const words = messagesIn(language).notConnected;
    if (language !== "en") expect(words).not.toBe(messagesIn("en").notConnected);
  }
});

it.each([
  ["pt", "pt-BR"],
  ["pt-AO", "pt-PT"],
  ["zh-TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
  ["zh-CN", "zh"],
  ["de_AT", "de"],
  ["iw", "he"],
  ["en-GB", "en"],
])("readers of %s read %s", (tag, language) => expect(closestLanguage(tag)).toBe(language));

it("they are found by what the browser says, with language, title and heading to match", async () => {
  const server = await startTestServer();
  for (const language of LANGUAGES) {
    const { dir } = await loadMessages(language);
    for (const [path, status] of PATHS) {
      const answer = await fetch(server.url + path, {
        headers: { "accept-language": `tlh, ${language};q=0.9, en;q=0.1`, accept: "text/html" },
      });
      expect(answer.status, path).toBe(status);
      expect(answer.headers.get("vary"), path).toContain("Accept-Language");
      expect(answer.headers.get("content-language"), path).toBe(language);
      expect(answer.headers.get("cache-control"), path).toBe("no-store");
      expect(answer.headers.getSetCookie(), path).toEqual([]);
      const page = await answer.text();
      expect(page, path).toContain(`<html lang="${language}"${dir ? ` dir="${dir}"` : ""}>`);
      const heading = /<(h1|p)>(.*?)<\/\1>/.exec(page)?.[2]?.replace(/<[^>]+>/g, "");
      const title = /<title>(.*?)<\/title>/.exec(page)?.[1]?.replace(/[\u2068\u2069]/g, "");
      expect(title?.replace(" · Windowbox", ""), path).toBe(heading);
    }
  }
});

it("an address with a language in it counts for more than the browser, and nonsense for nothing", async () => {
  const server = await startTestServer();
  const languageOf = async (query: string, header: string) => {
    const answer = await fetch(`${server.url}/privacy${query}`, {
      headers: { "accept-language": header },
    });
    expect(answer.status).toBe(200);
    return answer.headers.get("content-language");
  };
  expect(await languageOf("?lang=ja", "de")).toBe("ja");
  expect(await languageOf("?lang=%00<script>", "de;q=0.2, uk")).toBe("uk");
  expect(await languageOf("?lang=tlh", "*, x-klingon, fi;q=nonsense")).toBe("en");
  expect(await languageOf("?lang=constructor", "__proto__, de;q=0, nl;q=0.1")).toBe("nl");
});

it("days are written as the language does", () => {
  const at = Date.UTC(2026, 4, 3, 9, 5);
  expect(`${Instant({ at, language: "de" })}`).toContain("3. Mai 2026");
  expect(`${Instant({ at, language: "ja" })}`).toContain("2026年5月3日");
  expect(`${Instant({ at, language: "en" })}`).toContain("3 May 2026, 09:05 UTC");
});
