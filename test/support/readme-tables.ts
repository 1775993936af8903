import { join } from "node:path";
import { errorTableMarkdown } from "../../server/instagram/errors/error-table.ts";
import { type DescribedProperty, describeElement } from "../../widget/build/describe-element.ts";

const ROOT = join(import.meta.dirname, "../..");
export const README = join(ROOT, "README.md");

/** What the README says of the element and of errors, made from the source. */
const TABLES: Readonly<Record<string, () => string>> = {
  attributes: attributesTable,
  events: () => table("event", describeElement().events),
  slots: () => table("slot", describeElement().slots),
  parts: () => table("part", describeElement().parts),
  properties: () => table("property", describeElement().properties),
  errors: errorTableMarkdown,
};

/** The README with every table between its marks made anew. */
export function withTables(readme: string): string {
  let text = readme;
  for (const [name, make] of Object.entries(TABLES)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [before, rest] = splitOnce(text, start);
    const [, after] = splitOnce(rest, end);
    text = `${before}${start}\n${make().trim()}\n${end}${after}`;
  }
  return text;
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`the README has no ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

function attributesTable(): string {
  const rows = describeElement().attributes.map(
    ({ name, words }) => `| \`${name}\` | ${cell(words)} |`,
  );
  return ["| attribute | |", "| --- | --- |", ...rows].join("\n");
}

function table(title: string, described: readonly DescribedProperty[]): string {
  if (described.length === 0) throw new Error(`the element documents no ${title}`);
  const rows = described.map(({ name, words, default: preset }) => {
    const shown = name === "" ? "(none)" : `\`${name}\``;
    return `| ${shown} | ${cell(words)}${preset ? ` Default: ${cell(preset)}.` : ""} |`;
  });
  return [`| ${title} | |`, "| --- | --- |", ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").trim();
}
