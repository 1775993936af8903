import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorTableMarkdown } from "../../server/instagram/error-table.ts";

const ROOT = join(import.meta.dirname, "../..");
export const README = join(ROOT, "README.md");

/** What the README says of the element and of errors, made from the source. */
const TABLES: Readonly<Record<string, () => string>> = {
  attributes: attributesTable,
  events: () => tagsTable("event", "event"),
  slots: () => tagsTable("slot", "slot"),
  parts: () => tagsTable("csspart", "part"),
  properties: () => tagsTable("cssproperty", "property"),
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

/** `declare feedId` with the comment above it. */
function attributesTable(): string {
  const source = readFileSync(join(ROOT, "widget/configured-element.ts"), "utf8");
  const pattern = /^ {2}(?:\/\*\* ([^\n]+) \*\/\n {2})?declare (\w+): ([^;]+);/gm;
  const rows = [...source.matchAll(pattern)].map(([, words = "", property = ""]) => {
    const attribute = property.replace(/[A-Z]/g, "-$&").toLowerCase();
    return `| \`${attribute}\` | ${cell(words || "Yes or no.")} |`;
  });
  return ["| attribute | |", "| --- | --- |", ...rows].join("\n");
}

/** `@csspart base - The box …` in the element's and the lightbox's doc blocks. */
function tagsTable(tag: string, title: string): string {
  const source = readFileSync(join(ROOT, "widget/windowbox-feed.ts"), "utf8");
  const pattern = new RegExp(
    `^ \\* @${tag} (\\[[^\\]]+\\]|\\S*)\\s?- ((?:.+)(?:\\n \\*   .+)*)`,
    "gm",
  );
  const rows = [...source.matchAll(pattern)].map(([, name = "", words = ""]) => {
    const [bare = "", value] = name.replace(/^\[|\]$/g, "").split("=");
    const shown = bare === "" ? "(none)" : `\`${bare}\``;
    const text = cell(words.replace(/\n \*\s+/g, " "));
    return `| ${shown} | ${text}${value ? ` Default: ${cell(value)}.` : ""} |`;
  });
  if (rows.length === 0) throw new Error(`the element documents no @${tag}`);
  return [`| ${title} | |`, "| --- | --- |", ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").trim();
}
