import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { ATTRIBUTES } from "../../widget/element/attributes.ts";
import { freshPackage } from "./fresh-package.ts";

const WIDGET = join(import.meta.dirname, "../../widget");

const described = {
  name: z.string(),
  description: z.string().min(3),
  default: z.string().optional(),
};
const typed = { ...described, type: z.strictObject({ text: z.string().min(1) }) };
const reference = z.strictObject({ name: z.string(), module: z.string() });

/** Schema 2.1.0, as far as an element like this one needs it. */
const manifestSchema = z.strictObject({
  schemaVersion: z.literal("2.1.0"),
  modules: z.tuple([
    z.strictObject({
      kind: z.literal("javascript-module"),
      path: z.string(),
      declarations: z.tuple([
        z.strictObject({
          kind: z.literal("class"),
          customElement: z.literal(true),
          name: z.string(),
          tagName: z.literal("windowbox-feed"),
          description: z.string(),
          superclass: z.strictObject({ name: z.string(), package: z.string() }),
          attributes: z.array(z.strictObject({ ...typed, fieldName: z.string().optional() })),
          members: z.array(z.strictObject({ ...typed, kind: z.literal("field") })),
          events: z.array(z.strictObject(typed)),
          slots: z.array(z.strictObject(described)),
          cssParts: z.array(z.strictObject(described)),
          cssProperties: z.array(z.strictObject(described)),
        }),
      ]),
      exports: z.array(
        z.strictObject({
          kind: z.enum(["js", "custom-element-definition"]),
          name: z.string(),
          declaration: reference,
        }),
      ),
    }),
  ]),
});

let folder: string;
beforeAll(async () => {
  folder = await freshPackage();
});

const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));
const names = (described: readonly { readonly name: string }[]) =>
  described.map(({ name }) => name);

function manifest() {
  const { modules } = manifestSchema.parse(read("custom-elements.json"));
  return modules[0];
}

/** The element's code without what describes it. */
function code(): string {
  return readdirSync(WIDGET, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^(build|static|wrappers)\/|element-docs/.test(file))
    .map((file) => readFileSync(join(WIDGET, file), "utf8").replace(/\/\*\*[\s\S]*?\*\//g, ""))
    .join("\n");
}

const found = (pattern: RegExp) => [
  ...new Set([...code().matchAll(pattern)].flatMap(([, words = ""]) => words.split(" "))),
];

it("a manifest of the custom element names a module that is there", () => {
  const { path, exports } = manifest();
  expect(readFileSync(join(folder, path), "utf8")).toMatch(/^defineElement\(\);$/m);
  expect(exports.map(({ declaration }) => declaration.module)).toEqual([path, path]);
});

it("it lists the attributes that the element knows, with the words that each may be", () => {
  const { attributes, members } = manifest().declarations[0];
  expect(names(attributes)).toEqual([...ATTRIBUTES.keys(), "lang"]);
  expect(names(members)).toEqual([...ATTRIBUTES.values()]);
  expect(attributes.find(({ name }) => name === "layout")).toMatchObject({
    fieldName: "layout",
    type: { text: '"grid" | "masonry" | "carousel" | "highlight"' },
    default: "grid",
  });
  expect(attributes.find(({ name }) => name === "columns")?.default).toBe("3");
});

it("it lists the events, parts and properties that are in the code", () => {
  const { events, cssParts, cssProperties, slots } = manifest().declarations[0];
  expect(names(events).sort()).toEqual(
    found(/(?:new CustomEvent|_dispatch<\w+>)\("([a-z]+)"/g).sort(),
  );
  expect(names(cssProperties).sort()).toEqual(found(/(--windowbox-[a-z-]+)/g).sort());
  const parts = found(/part="([^"$]+)"/g);
  expect(parts.filter((part) => !names(cssParts).includes(part))).toEqual([]);
  expect(parts.length).toBeGreaterThan(30);
  expect(names(slots)).toEqual(["", "header", "footer", "empty", "error"]);
  expect(events.map(({ type }) => type.text)).toEqual([
    "FeedLoadEvent",
    "FeedErrorEvent",
    "PostClickEvent",
  ]);
});

it("VS Code and JetBrains read the same attributes and words from their own files", () => {
  const { attributes } = manifest().declarations[0];
  const layouts = ["grid", "masonry", "carousel", "highlight"];
  expect(read("vscode.html-custom-data.json")).toMatchObject({
    version: 1.1,
    tags: [
      {
        name: "windowbox-feed",
        attributes: names(attributes).map((name) =>
          name === "layout"
            ? { name, values: layouts.map((value) => ({ name: value })) }
            : { name },
        ),
      },
    ],
  });
  expect(read("web-types.json")).toMatchObject({
    name: "windowbox",
    contributions: {
      html: {
        elements: [
          {
            name: "windowbox-feed",
            attributes: names(attributes).map((name) =>
              name === "layout"
                ? { name, value: { type: layouts.map((value) => `"${value}"`) } }
                : { name },
            ),
          },
        ],
      },
    },
  });
});
