import { attributeOf, type PropertyName } from "../../server/feed/settings-table.ts";
import { NAMES } from "./names.ts";

/** The property of each attribute. */
export const ATTRIBUTES = new Map<string, PropertyName>(
  NAMES.map((name) => [attributeOf(name), name]),
);
