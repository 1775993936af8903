import type { InstafeedItem } from "./options.ts";
import { tellOnce } from "./tell-developer.ts";

/** What could end a text or an attribute, also one without quotes. */
const SPECIAL = /[&<>"'`=]/g;

/** As text that HTML can hold, wherever in a tag it stands. */
export function escapeHtml(value: unknown): string {
  return `${value}`.replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * `{{path.to.value}}` is replaced by the value as text, `{{{path.to.value}}}` by the value as it is, which is how a page
 * says that it made HTML of it. Nothing stands for what is missing, empty, zero or false, as in instafeed.js.
 */
export function renderTemplate(
  template: string,
  [left, right]: readonly [string, string],
  item: InstafeedItem,
): string {
  const [from, to] = [patternOf(left, template), patternOf(right, template)];
  const tag = new RegExp(`${from}(?:\\{([\\s\\w.]+)\\}|([\\s\\w.]+))${to}`, "g");
  return template.replace(tag, (_, asHtml?: string, asText?: string) => {
    const value = valueAt(item, asHtml ?? asText ?? "");
    if (!value) return "";
    if (asHtml !== undefined) return `${value}`;
    if (typeof value === "string") noteHtml(asText ?? "", value, item);
    return escapeHtml(value);
  });
}

/** A boundary is what it says, or a pattern where the template has it in no other way: instafeed.js took patterns only. */
function patternOf(boundary: string, template: string): string {
  return template.includes(boundary) ? boundary.replace(/[^\s\w]/g, "\\$&") : boundary;
}

function valueAt(item: object, path: string): unknown {
  let value: unknown = item;
  for (const key of path.match(/\w+/g) ?? []) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** A page that made HTML of a value hears once how to mean it. */
function noteHtml(path: string, value: string, { model }: InstafeedItem): void {
  if (value === model?.caption || !/<[a-z]/i.test(value)) return;
  tellOnce(
    `${path} has HTML in it, which is shown as the text that it is. If your own transform made it, write {${path}} between the boundaries; what came from Instagram goes through Instafeed.escape() first.`,
  );
}
