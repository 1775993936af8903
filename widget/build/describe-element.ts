import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  attributeOf,
  DESCRIPTIONS,
  type Description,
  type Kind,
  SETTINGS,
  type Setting,
  type SettingEntry,
  settingEntries,
} from "../../server/feed/settings-table.ts";

const ROOT = join(import.meta.dirname, "../..");

export interface Described {
  readonly name: string;
  readonly words: string;
}

export interface DescribedAttribute extends Described {
  /** The property of the same meaning; missing where there is only the attribute. */
  readonly property?: string;
  /** In TypeScript. */
  readonly type: string;
  /** What may be written, in Markdown. */
  readonly values: string;
  readonly default?: string;
}

export interface DescribedProperty extends Described {
  readonly default?: string;
}

export interface DescribedEvent extends Described {
  readonly type: string;
}

/** Everything that a page can use of the element. */
export interface DescribedElement {
  readonly words: string;
  readonly attributes: readonly DescribedAttribute[];
  readonly events: readonly DescribedEvent[];
  readonly slots: readonly Described[];
  readonly parts: readonly Described[];
  readonly properties: readonly DescribedProperty[];
}

/** Reads the doc blocks of the element's sources, where each of these things is said once. */
export function describeElement(): DescribedElement {
  const element = source("widget/element/windowbox-feed.ts");
  const block =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport class WindowboxFeed/.exec(element)?.[1] ?? "";
  const tags = (tag: string) => readTags(block, tag);
  return {
    words: unwrap(block.split("\n *\n")[0] ?? ""),
    attributes: settingEntries().map(describeAttribute),
    events: tags("event").map((event) => ({ ...event, type: eventType(event.name) })),
    slots: tags("slot"),
    parts: tags("csspart"),
    properties: tags("cssproperty"),
  };
}

function source(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function describeAttribute({ name, row, wider }: SettingEntry): DescribedAttribute {
  const setting: Setting = SETTINGS[row];
  const { sentence, field }: Description = DESCRIPTIONS[row];
  const isPhone = name.endsWith("Mobile");
  const most = isPhone ? setting.mobile : setting.tablet;
  const preset = wider ? `${most ?? ""}` : (field?.empty ?? `${setting.default ?? ""}`);
  const common = {
    name: attributeOf(name),
    ...(name !== "lang" && { property: name }),
    type: typeOf(setting),
    values: valuesOf(setting),
    ...(preset && { default: preset }),
  };
  if (!wider) return { ...common, words: sentence };
  const where = isPhone ? "below 480 pixels" : "where the element is less than 768 pixels wide";
  const otherwise = `\`${attributeOf(wider)}\``;
  return {
    ...common,
    words: `The same ${where}; ${most ? `not more than ${otherwise}` : otherwise} if not set.`,
  };
}

const TYPES: Readonly<Record<Exclude<Kind, "choice">, string>> = {
  text: "string",
  count: "number | string",
  length: "number | string",
  ratio: "string",
  flag: "boolean | string",
  words: "string",
  language: "string",
};

function typeOf({ kind, values = [] }: Setting): string {
  return kind === "choice" ? values.map((word) => `"${word}"`).join(" | ") : TYPES[kind];
}

/** What may be written, in Markdown. */
function valuesOf({ kind, values = [], maximum }: Setting): string {
  const words = values.map((word) => `\`${word}\``).join(", ");
  switch (kind) {
    case "text":
      return "";
    case "choice":
      return words;
    case "count":
      return `1 to ${maximum}`;
    case "length":
      return "pixels such as `8`, or a CSS length such as `0.5rem` or `clamp(4px, 1vw, 12px)`";
    case "ratio":
      return "such as `4:5` or `3:4`; `original`";
    case "flag":
      return "there or not; `no` outdoes a feed's own";
    case "words":
      return values.length ? `${words}; comma-separated` : "comma-separated";
    case "language":
      return "such as `de` or `pt-BR`";
  }
}

/** `@csspart base - The box …`, with or without `[name=default]`. */
function readTags(block: string, tag: string): DescribedProperty[] {
  const pattern = new RegExp(`^ \\* @${tag} (\\[[^\\]]+\\]|\\S*)\\s?- (.+(?:\\n \\*   .+)*)`, "gm");
  return [...block.matchAll(pattern)].map(([, written = "", words = ""]) => {
    const [name = "", preset] = written.replace(/^\[|\]$/g, "").split("=");
    return { name, words: unwrap(words), ...(preset && { default: preset }) };
  });
}

/** `` `load`: … `` above a type in events.ts names that type. */
function eventType(event: string): string {
  const pattern = new RegExp(`\`${event}\`: (?:(?!\\*/)[\\s\\S])*\\*/\\nexport type (\\w+)`);
  return pattern.exec(source("widget/element/events.ts"))?.[1] ?? "CustomEvent";
}

function unwrap(text: string): string {
  return text.replace(/\n \*/g, " ").replace(/\s+/g, " ").trim();
}
