import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type {
  CompatData,
  CompatStatement,
  Identifier,
  SimpleSupportStatement,
} from "@mdn/browser-compat-data";
import type { BrowserName, OldestBrowsers } from "./browsers.ts";
import type { Feature } from "./features.ts";

// 17 MB: whoever bundles or transforms what imports this must not take the file for a module.
const bcd: CompatData = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@mdn/browser-compat-data"), "utf8"),
);

/** As the compatibility data names browsers. */
const FEATURE_NAMES = {
  chrome: "chrome",
  edge: "edge",
  safari: "safari",
  ios_saf: "safari_ios",
  firefox: "firefox",
} as const satisfies Record<BrowserName, string>;

/** Units by what they are a kind of, and functions by the type that they are values of. */
const CSS_GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^units\.dv/, "css.types.length.viewport_percentage_units_dynamic"],
  [/^units\.sv/, "css.types.length.viewport_percentage_units_small"],
  [/^units\.lv/, "css.types.length.viewport_percentage_units_large"],
  [/^units\.cq/, "css.types.length.container_query_length_units"],
];
const CSS_TYPES = ["", "color.", "image.", "gradient.", "length."];

export interface MissingFeature {
  /** A path of the compatibility data; of a member, the name alone, as the object's type is not known. */
  readonly name: string;
  /** Browsers that are promised and lack it. */
  readonly lackedBy: readonly string[];
}

const members = indexMembers();

/** Which of the features one of these browsers lacks. What the compatibility data does not know is not missing. */
export function missingFeatures(
  features: readonly Feature[],
  oldest: OldestBrowsers,
): MissingFeature[] {
  return features
    .flatMap((feature) => lookUp(feature, oldest))
    .filter(({ lackedBy }) => lackedBy.length > 0)
    .sort((one, other) => one.name.localeCompare(other.name));
}

function lookUp({ kind, name }: Feature, oldest: OldestBrowsers): MissingFeature[] {
  const entry = (paths: readonly string[]): MissingFeature[] => {
    for (const path of paths) {
      const compat = compatAt(path);
      if (compat) return [{ name: path, lackedBy: lackedBy(compat, oldest) }];
    }
    return [];
  };
  switch (kind) {
    case "syntax":
      return entry([name]);
    case "global":
      return entry([`api.${name}`, `api.Window.${name}`, `javascript.builtins.${name}`]);
    case "static": {
      const [object, member] = name.split(".");
      return entry([`api.${object}.${member}_static`, `javascript.builtins.${object}.${member}`]);
    }
    case "member": {
      // Of whichever object it may be: missing where none of those that have it has it yet.
      const all = (members.get(name) ?? []).map((compat) => lackedBy(compat, oldest));
      const fewest = all.sort((one, other) => one.length - other.length)[0];
      return fewest ? [{ name: `.${name}`, lackedBy: fewest }] : [];
    }
    case "css": {
      const short = name.replace(/^css\./, "");
      const group = CSS_GROUPS.find(([begins]) => begins.test(short))?.[1];
      if (group) return entry([group]);
      const within = short.replace(/^(types|units)\./, "");
      return short === within
        ? entry([name])
        : entry(CSS_TYPES.map((type) => `css.types.${type}${within}`));
    }
  }
}

function compatAt(path: string): CompatStatement | undefined {
  let found: unknown = bcd;
  for (const key of path.split(".")) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return isIdentifier(found) ? found.__compat : undefined;
}

function isIdentifier(found: unknown): found is Identifier {
  return typeof found === "object" && found !== null;
}

/** What objects of the platform have, by its name. */
function indexMembers(): Map<string, CompatStatement[]> {
  const index = new Map<string, CompatStatement[]>();
  const { builtins = {} } = bcd.javascript;
  const objects = [bcd.api, builtins, builtins["Intl"] ?? {}].flatMap(identifiersIn);
  for (const [object, ofObject] of objects) {
    for (const [name, { __compat: compat }] of identifiersIn(ofObject)) {
      if (!compat || name === object || /^__|_(?:static|event)$/.test(name)) continue;
      index.set(name, [...(index.get(name) ?? []), compat]);
    }
  }
  // `element.style` has one for each property.
  for (const [property, { __compat: compat }] of identifiersIn(bcd.css.properties ?? {})) {
    const name = property.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    if (compat) index.set(name, [...(index.get(name) ?? []), compat]);
  }
  return index;
}

function identifiersIn(identifier: Identifier): [string, Identifier][] {
  return Object.entries(identifier).filter(
    (entry): entry is [string, Identifier] => entry[0] !== "__compat",
  );
}

function lackedBy({ support }: CompatStatement, oldest: OldestBrowsers): string[] {
  return [...oldest].flatMap(([name, version]) => {
    const statement = support[FEATURE_NAMES[name]];
    const statements = statement ? (Array.isArray(statement) ? statement : [statement]) : [];
    return statements.some((one) => holds(one, version)) ? [] : [`${name} ${version}`];
  });
}

function holds(statement: SimpleSupportStatement, version: number): boolean {
  const { version_added: added, version_removed: removed, flags, prefix } = statement;
  if (flags || prefix || typeof added !== "string" || added === "preview") return false;
  const number = (written: string) => Number.parseFloat(written.replace("≤", ""));
  if (typeof removed === "string" && number(removed) <= version) return false;
  return number(added) <= version;
}
