import { expect, test, vi } from "vitest";
import { feedRecord } from "./records.ts";

// What CONTRIBUTING.md promises of a new attribute: a row, its sentence and its use, and nothing else.
vi.mock(import("../../../server/feed/settings-table.ts"), async (original) => {
  const table = await original();
  Object.assign(table.SETTINGS, {
    shadow: { kind: "count", default: 2, maximum: 9, responsive: "script" },
  });
  Object.assign(table.DESCRIPTIONS, {
    shadow: {
      sentence: "How deep the shadow under a tile is.",
      field: { group: "Arrangement", label: "Depth of the shadow" },
    },
  });
  return table;
});

const { readDisplaySettings } = await import("../../../server/feed/display-settings.ts");
const { LookPage } = await import("../../../server/pages/feeds/look-page.tsx");
const { describeElement } = await import("../../../widget/build/describe-element.ts");
const { customElementsManifest, htmlCustomData, webTypes } = await import(
  "../../../widget/build/editor-files.ts"
);
const { readSettings } = await import("../../../widget/element/settings.ts");
const { settingsAt } = await import("../../../widget/static/static-view-model.ts");
const { generatedDocs } = await import("../../support/docs-tables.ts");

const DOCUMENT = {
  version: 1,
  id: "bakery",
  updatedAt: "2026-01-01T00:00:00Z",
  stale: false,
  posts: [],
} as const;

test("a row that is added to the table of settings is in everything that is made from it", () => {
  const element = describeElement();
  const attributes = ["shadow", "shadow-tablet", "shadow-mobile"];
  expect(element.attributes.map(({ name }) => name)).toEqual(expect.arrayContaining(attributes));
  for (const file of [
    customElementsManifest(element),
    htmlCustomData(element),
    webTypes(element, "1.0.0"),
  ])
    for (const name of attributes) expect(JSON.stringify(file)).toContain(`"name":"${name}"`);

  const docs = generatedDocs();
  expect(docs.get("docs/element.md")).toContain(
    "| `shadow` | How deep the shadow under a tile is. | 1 to 9 | `2` |",
  );
  for (const property of ["shadow", "shadowTablet", "shadowMobile"])
    expect(docs.get("widget/element/names.ts")).toContain(`"${property}"`);

  const feed = feedRecord({ accountIds: [], createdAt: 0 });
  const page = `${LookPage({ feed, name: "Bakery" })}`;
  expect(page).toContain("Depth of the shadow");
  for (const name of ["shadow", "shadowTablet", "shadowMobile"])
    expect(page).toContain(`name="${name}"`);

  const typed = (values: Readonly<Record<string, string>>) =>
    readDisplaySettings((name) => values[name] ?? "");
  expect(typed({ shadow: "4", shadowMobile: "1" })).toEqual({
    settings: { shadow: 4, shadowMobile: 1 },
  });
  expect(typed({ shadow: "10" })).toEqual({
    problems: { shadow: "Write a whole number from 1 to 9." },
  });

  const depth = (settings: object) => Reflect.get(settings, "shadow");
  expect(depth(readSettings({}))).toBe(2);
  expect(depth(readSettings({ shadow: "9" } as object))).toBe(9);
  expect(depth(readSettings({ shadow: "10" } as object))).toBe(2);
  const stored = { ...DOCUMENT, settings: { shadow: 4, shadowMobile: 1 } as object };
  expect(depth(settingsAt(stored, 1200))).toBe(4);
  expect(depth(settingsAt(stored, 400))).toBe(1);
});
