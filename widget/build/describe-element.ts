import {
  attributeOf,
  DESCRIPTIONS,
  type Description,
  type Kind,
  MOBILE_BELOW_PX,
  SETTINGS,
  type Setting,
  type SettingEntry,
  settingEntries,
  TABLET_BELOW_PX,
} from "../../server/feed/settings-table.ts";
import { CUSTOM_PROPERTIES, EVENTS, PARTS, SENTENCE, SLOTS } from "../element/element-docs.ts";

interface Described {
  readonly name: string;
  readonly description: string;
}

interface DescribedAttribute extends Described {
  /** The property of the same meaning; missing where there is only the attribute. */
  readonly property?: string;
  /** In TypeScript. */
  readonly type: string;
  /** What may be written, in Markdown. */
  readonly values: string;
  readonly default?: string;
}

interface DescribedProperty extends Described {
  readonly default?: string;
}

interface DescribedEvent extends Described {
  readonly type: string;
}

/** Everything that a page can use of the element. */
export interface DescribedElement {
  readonly description: string;
  readonly attributes: readonly DescribedAttribute[];
  readonly events: readonly DescribedEvent[];
  readonly slots: readonly Described[];
  readonly parts: readonly Described[];
  readonly properties: readonly DescribedProperty[];
}

/** From the table of settings, and from what stands beside the element's class. */
export function describeElement(): DescribedElement {
  return {
    description: SENTENCE,
    attributes: settingEntries().map(describeAttribute),
    events: Object.entries(EVENTS).map(([name, { type, sentence }]) => ({
      name,
      type,
      description: sentence,
    })),
    slots: listed(SLOTS),
    parts: listed(PARTS),
    properties: Object.entries(CUSTOM_PROPERTIES).map(([name, { default: preset, sentence }]) => ({
      name,
      description: sentence,
      default: preset,
    })),
  };
}

const listed = (sentences: Readonly<Record<string, string>>): Described[] =>
  Object.entries(sentences).map(([name, description]) => ({ name, description }));

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
  if (!wider) return { ...common, description: sentence };
  const where = isPhone
    ? `below ${MOBILE_BELOW_PX} pixels`
    : `where the element is less than ${TABLET_BELOW_PX} pixels wide`;
  const otherwise = `\`${attributeOf(wider)}\``;
  return {
    ...common,
    description: `The same ${where}; ${most ? `not more than ${otherwise}` : otherwise} if not set.`,
  };
}

const TYPES: Readonly<Record<Exclude<Kind, "choice">, string>> = {
  text: "string",
  count: "number | string",
  length: "number | string",
  ratio: "string",
  flag: "boolean | string",
  list: "string",
  language: "string",
};

function typeOf({ kind, values = [] }: Setting): string {
  return kind === "choice" ? values.map((word) => `"${word}"`).join(" | ") : TYPES[kind];
}

/** What may be written, in Markdown. */
function valuesOf({ kind, values = [], maximum }: Setting): string {
  const options = values.map((word) => `\`${word}\``).join(", ");
  switch (kind) {
    case "text":
      return "";
    case "choice":
      return options;
    case "count":
      return `1 to ${maximum}`;
    case "length":
      return "pixels such as `8`, or a CSS length such as `0.5rem` or `clamp(4px, 1vw, 12px)`";
    case "ratio":
      return "such as `4:5` or `3:4`; `original`";
    case "flag":
      return "there or not; `no` outdoes a feed's own";
    case "list":
      return values.length ? `${options}; comma-separated` : "comma-separated";
    case "language":
      return "such as `de` or `pt-BR`";
  }
}
