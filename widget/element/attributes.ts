import {
  attributeOf,
  type PropertyName,
  settingEntries,
} from "../../server/feed/settings-table.ts";

/** The element's properties; its language is every element's own affair. */
export const NAMES = settingEntries()
  .map(({ name }) => name)
  .filter((name): name is PropertyName => name !== "lang");

/** The property of each attribute. */
export const ATTRIBUTES = new Map<string, PropertyName>(
  NAMES.map((name) => [attributeOf(name), name]),
);
