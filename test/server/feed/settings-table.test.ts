import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readDisplaySettings } from "../../../server/feed/display-settings.ts";
import type { FeedDocument } from "../../../server/feed/document.ts";
import {
  DESCRIPTIONS,
  FIELD_GROUPS,
  feedSettingEntries,
  SETTINGS,
  type Setting,
  settingEntries,
} from "../../../server/feed/settings-table.ts";
import { closestLanguage, LANGUAGES } from "../../../server/pages/locales/languages.ts";
import { describeElement } from "../../../widget/build/describe-element.ts";
import { ATTRIBUTES } from "../../../widget/element/attributes.ts";
import { NAMES } from "../../../widget/element/names.ts";
import { readSettings } from "../../../widget/element/settings.ts";
import { fileOf } from "../../../widget/locales/choose-locale.ts";
import { settingsAt } from "../../../widget/static/static-view-model.ts";

const EVERY = settingEntries().map(({ name }) => name);

describe("the table of settings", () => {
  test("is what the element, the dashboard and the documentation are made from", () => {
    expect(NAMES).toEqual(EVERY.filter((name) => name !== "lang"));
    expect([...ATTRIBUTES.values()]).toEqual(NAMES);
    expect(describeElement().attributes.map(({ property, name }) => property ?? name)).toEqual(
      EVERY,
    );
    const ownOfTags = ["feedId", "server", "hash"];
    const ofFeeds = feedSettingEntries().map(({ name }) => name);
    expect(ofFeeds).toEqual(EVERY.filter((name) => !ownOfTags.includes(name)));
    for (const { row } of feedSettingEntries()) expect(DESCRIPTIONS[row]).toHaveProperty("field");
    expect(Object.keys(DESCRIPTIONS)).toEqual(Object.keys(SETTINGS));
  });

  test("has narrower settings of each responsive row, right behind it", () => {
    for (const row of ["limit", "columns", "gap", "aspectRatio"] as const) {
      const at = EVERY.indexOf(row);
      expect(EVERY.slice(at, at + 3)).toEqual([row, `${row}Tablet`, `${row}Mobile`]);
    }
  });

  test("has nothing without a sentence, and no group of fields without a field", () => {
    const descriptions = Object.values(DESCRIPTIONS);
    for (const { sentence } of descriptions) expect(sentence).toMatch(/^[A-Z`].*\.$/);
    for (const group of FIELD_GROUPS.filter((name) => name !== "On tablets and phones"))
      expect(descriptions.some((row) => "field" in row && row.field?.group === group)).toBe(true);
  });
});

describe("what is read of nothing", () => {
  test("is a value for each of them, of its kind", () => {
    const settings = readSettings({});
    const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
      count: Number.isInteger,
      length: (value) => typeof value === "string",
      ratio: (value) => typeof value === "string",
      flag: (value) => typeof value === "boolean" || value === 0,
      list: Array.isArray,
    };
    for (const { name, row } of settingEntries()) {
      const { kind, values }: Setting = SETTINGS[row];
      if (kind === "text" || kind === "language") continue;
      const value: unknown = Reflect.get(settings, name);
      const fits = kinds[kind] ?? ((word: unknown) => values?.includes(`${word}`));
      expect(fits(value), name).toBe(true);
    }
  });
});

/** Numbers around every bound, words of every list, lengths, shapes, and what is none of these. */
const typed = fc.oneof(
  fc.integer({ min: -3, max: 600 }).map(String),
  fc.constantFrom(0, 1, 12, 13, 24, 25, 120, 121, 500, 501, 1e21).map(String),
  fc.constantFrom(...Object.values(SETTINGS).flatMap((row: Setting) => row.values ?? [])),
  fc.constantFrom("image, reel", "Reel VIDEO", "image, story", "#Bread, rye", "yes", "no"),
  fc
    .tuple(
      fc.constantFrom("0", "8", ".5", "0.25", "12", "99999"),
      fc.constantFrom("px", "rem", "%", "cqi", "vmin", "", "banana", " px"),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom("calc(1vw + 2px)", "clamp(4px, calc(1vw + 2px), 12px)", "calc((1px)", "url(x)"),
  fc.constantFrom("4:5", "3/4", "0:1", "10000:1", "original", "wide", "4:5:6"),
  fc.constantFrom("4px;color:red", "4px}", "</style>", "1px/*", "var(--x)", "-4px", "1px 2px"),
  fc.string(),
);

describe("a value, in whatever bounds,", () => {
  it("means the same as an attribute, in the dashboard's form and in the HTML renditions", () => {
    const names = feedSettingEntries().filter(({ name }) => name !== "lang");
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        typed,
        fc.constantFrom(0, 600, 400),
        (entry, text, width) => {
          const { name, row } = entry;
          const asAttribute = readSettings({ [name]: text }, {}, width);
          const form = readDisplaySettings((field) => (field === name ? text : ""));
          if ("problems" in form) {
            // What the form refuses, the element does not take either; but any word is a flag that is there.
            if (SETTINGS[row].kind !== "flag")
              expect(asAttribute).toEqual(readSettings({}, {}, width));
            return;
          }
          if (text.trim() === "") return;
          const feed: FeedDocument = {
            version: 1,
            id: "bakery",
            updatedAt: "2026-01-01T00:00:00Z",
            stale: false,
            posts: [],
            settings: form.settings,
          };
          expect(readSettings({}, form.settings, width)).toEqual(asAttribute);
          expect(settingsAt(feed, width)).toEqual(asAttribute);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["columns", "24", "25"],
    ["columnsMobile", "24", "25"],
    ["limit", "500", "501"],
    ["gap", "0.5rem", "0.5banana"],
    ["gap", "clamp(4px, calc(1vw + 2px), 12px)", "calc((1px)"],
    ["gapTablet", "8", "8;color:red"],
    ["aspectRatio", "9999:1", "10000:1"],
    ["types", "image, reel", "image, reels"],
  ] as const)("of %s, %s can be said and %s cannot", (name, inside, outside) => {
    const form = (text: string) => readDisplaySettings((field) => (field === name ? text : ""));
    expect(form(inside)).toHaveProperty("settings");
    expect(readSettings({ [name]: inside })).not.toEqual(readSettings({}));
    expect(form(outside)).toHaveProperty("problems");
    expect(readSettings({ [name]: outside })).toEqual(readSettings({}));
  });

  it("cannot close a style's declaration and open another", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { gap, aspectRatio } = readSettings({ gap: text, aspectRatio: text });
        expect(gap + aspectRatio).not.toMatch(/[;{}<>"'\\]|\/\*/);
        expect(gap.split("(").length).toBe(gap.split(")").length);
      }),
    );
  });
});

test("an owner may choose every language that there are words in, and no other", () => {
  const files = readdirSync(join(import.meta.dirname, "../../../widget/locales"))
    .map((file) => parse(file).name)
    .filter((name) => /^[a-z]{2}(-|$)/.test(name));
  const chosen = Object.keys(DESCRIPTIONS.lang.field?.choices ?? {});
  expect(chosen.map(fileOf).sort()).toEqual(files.sort());
  expect(chosen.map((tag) => closestLanguage(tag)).sort()).toEqual([...LANGUAGES].sort());
});
