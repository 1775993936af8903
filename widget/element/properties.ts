import type { PropertyDeclaration, PropertyDeclarations } from "@lit/reactive-element";
import { attributeOf, SETTINGS, type Setting } from "../../server/feed/settings-table.ts";

/**
 * The element's properties, as Lit declares them, from the table of settings. Attributes are kept as they are written:
 * `readSettings` says what is read how, and what cannot be read is left to the feed's own settings.
 */
export const PROPERTIES: PropertyDeclarations = Object.fromEntries(
  Object.entries<Setting>(SETTINGS).flatMap(([name, { responsive }]) =>
    (responsive ? ["", "Tablet", "Mobile"] : [""]).map((breakpoint) => property(name + breakpoint)),
  ),
);

function property(name: string): [string, PropertyDeclaration] {
  // `lang` is every element's own property already, and only watched.
  return [name, { attribute: attributeOf(name), noAccessor: name === "lang" }];
}
