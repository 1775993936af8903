import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSettings } from "../element/settings.ts";

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
    attributes: [
      ...readFields(),
      ...tags("attr").map((attribute) => ({ ...attribute, type: "boolean" })),
    ],
    events: tags("event").map((event) => ({ ...event, type: eventType(event.name) })),
    slots: tags("slot"),
    parts: tags("csspart"),
    properties: tags("cssproperty"),
  };
}

function source(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** `declare feedId: …;` with the comment above it. */
function readFields(): DescribedAttribute[] {
  const pattern = /^ {2}(?:\/\*\* ([^\n]+) \*\/\n {2})?declare (\w+): ([^;]+);/gm;
  return [...source("widget/element/configured-element.ts").matchAll(pattern)].map(
    ([, words = "Yes or no.", property = "", type = ""]) => {
      const preset = presetOf(property);
      return {
        name: property.replace(/[A-Z]/g, "-$&").toLowerCase(),
        words,
        property,
        type: wordsAllowed(property) ?? type.replace(/ \| null \| undefined$/, ""),
        ...(preset && { default: preset }),
      };
    },
  );
}

/** Where the feed's settings know the words there are, these and not `string`. */
function wordsAllowed(property: string): string | undefined {
  const pattern = new RegExp(`^ {2}readonly ${property}\\?: ("[^;]+");`, "m");
  return pattern.exec(source("server/feed/document.ts"))?.[1];
}

/** What holds where neither the element nor its feed says anything. */
function presetOf(property: string): string | undefined {
  const value: unknown = Reflect.get(readSettings({}), property);
  return value === undefined ? undefined : `${value}`.replace("/", ":") || undefined;
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
