import { readFileSync } from "node:fs";
import { join } from "node:path";
import { VARIABLES, type Variable } from "../../server/config/variables.ts";
import { settingEntries } from "../../server/feed/settings-table.ts";
import { answerOf, type NextAction, nextAction } from "../../server/instagram/errors/error-row.ts";
import { ERROR_TABLE } from "../../server/instagram/errors/error-table.ts";
import { sentenceOf } from "../../server/instagram/errors/sentence.ts";
import { snippetsOf } from "../../server/pages/feeds/feed-snippets.ts";
import { HOSTS, type Host } from "../../server/pages/feeds/hosts.ts";
import { type DescribedElement, describeElement } from "../../widget/build/describe-element.ts";
import { BUILT_HOSTS } from "../hosts/built-hosts.ts";
import { PLAIN_HOSTS } from "../hosts/plain-hosts.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The tables that the documentation holds between marks, by file and mark; each is made from the source. */
const TABLES: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  "docs/element.md": {
    attributes: attributesTable,
    events: () => table("event", describeElement().events),
    slots: () => table("slot", describeElement().slots),
    parts: () => table("part", describeElement().parts),
    properties: () => table("property", describeElement().properties),
  },
  "docs/errors.md": { errors: errorsTable },
  "docs/hosts/README.md": { hosts: hostsTable },
  "docs/settings.md": { variables: variablesTable },
};

/** Every generated file as it should be, by its path from the root. */
export function generatedDocs(): ReadonlyMap<string, string> {
  const docs = Object.entries(TABLES).map(
    ([file, tables]) => [file, withTables(readDoc(file), tables)] as const,
  );
  return new Map([
    ...docs,
    ...HOSTS.map((host) => [`docs/hosts/${host.id}.md`, hostPage(host)] as const),
    [".env.example", environmentExample()],
    ["widget/element/names.ts", namesModule()],
  ]);
}

export function readDoc(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

function withTables(doc: string, tables: Readonly<Record<string, () => string>>): string {
  let text = doc;
  for (const [name, make] of Object.entries(tables)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [before, rest] = splitOnce(text, start);
    const [, after] = splitOnce(rest, end);
    text = `${before}${start}\n${make().trim()}\n${end}${after}`;
  }
  return text;
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`no ${mark} where a table should be`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

const NEXT_ACTION_MESSAGES: Readonly<Record<NextAction, string>> = {
  "connect-again": "stops asking, waits for the owner to connect again",
  wait: "sends nothing for this account until the time named, or backs off",
  retry: "tries again later by itself",
  "smaller-page": "asks again for half as many posts, and remembers it",
  "drop-field": "asks again without that field, and remembers it",
  "tell-owner": "keeps everything, tries at the next usual time",
};

function errorsTable(): string {
  const rows = ERROR_TABLE.map((row) => {
    const cells = [
      answerOf(row),
      row.kind,
      NEXT_ACTION_MESSAGES[nextAction(row)],
      sentenceOf(row.reason),
    ];
    return `| ${cells.map(cell).join(" | ")} |`;
  });
  const head = ["| Instagram answers | kind | Windowbox | you read |", "| --- | --- | --- | --- |"];
  return [...head, ...rows].join("\n");
}

function hostsTable(): string {
  const rows = HOSTS.map((host) => {
    const tried = isTried(host)
      ? "installed, built and visited"
      : (BY_HAND.get(host.id) ?? "by its own documentation");
    return `| [${host.name}](${host.id}.md) | ${tried} |`;
  });
  return ["| a site made with | tried |", "| --- | --- |", ...rows].join("\n");
}

/** Hosts that a person has tried, and which version of them: what was seen is in docs/hosts/README.md. */
const BY_HAND = new Map([["wordpress", "by hand, WordPress 6.5.5"]]);

/** Whether `npm run test:hosts` visits it. */
const isTried = ({ id }: Host) =>
  [...PLAIN_HOSTS, ...BUILT_HOSTS].some(({ host, name }) => host === id || name === id);

/** The lines as the dashboard gives them, but for the rule, which is each feed's own. */
function hostPage(host: Host): string {
  const rule = "/* the rule that keeps the place */";
  const visitedUrl = "https://feed.example.com";
  const feedId = "harbour-bakery";
  const snippets = snippetsOf(visitedUrl, feedId, { rule });
  const codes = host.code({ feedId, visitedUrl, snippets, rule }).map(({ file, text }) => {
    const place = file === undefined ? "" : `${file}:\n\n`;
    return `${place}\`\`\`\n${text}\n\`\`\``;
  });
  const expected = host.isFrame
    ? "The feed in a frame, with a link to Instagram on each picture."
    : "The feed where the lines stand, once, also after Back and Forward, and its place kept until it is there.";
  const tried =
    isTried(host) || BY_HAND.has(host.id)
      ? "Tried on the thing itself: [what was seen](README.md#what-was-tried)."
      : "Not tried on the thing itself: this is what its documentation allows.";
  return [
    `# ${host.name}`,
    `${host.where} The dashboard has them with your feed’s own rule and address, under *On your site*.`,
    ...codes,
    `**What happens to them there.** ${host.mind}`,
    `**What to expect.** ${expected}`,
    `${tried} Nothing shows? [Follow the console](README.md#nothing-shows).\n`,
  ].join("\n\n");
}

function attributesTable(): string {
  const rows = describeElement().attributes.map(
    ({ name, description, values, default: preset }) => {
      const standard = preset ? `\`${preset}\`` : "";
      return `| \`${name}\` | ${cell(description)} | ${cell(values)} | ${standard} |`;
    },
  );
  return ["| attribute | | values | default |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** For scripts that are to stay small: the whole table would be more than themselves. */
function namesModule(): string {
  const names = settingEntries().map(({ name }) => name);
  return `/** Made from the table of settings by \`npm run docs\`: the element's properties. */
export const NAMES = [
${names
  // Every element has that one already.
  .filter((name) => name !== "lang")
  .map((name) => `  "${name}",\n`)
  .join("")}] as const;
`;
}

function variablesTable(): string {
  const rows = Object.entries<Variable>(VARIABLES).map(
    ([name, { preset, otherwise, sentence }]) => {
      const standard = preset === undefined ? (otherwise ?? "") : `\`${preset}\``;
      return `| \`${name}\` | ${cell(standard)} | ${cell(sentence)} |`;
    },
  );
  return ["| variable | default | |", "| --- | --- | --- |", ...rows].join("\n");
}

function environmentExample(): string {
  const settings = Object.entries<Variable>(VARIABLES).map(
    ([name, { preset, otherwise, sentence }]) =>
      `# ${sentence}${otherwise ? ` Otherwise: ${otherwise}.` : ""}\n#${name}=${preset ?? ""}\n`,
  );
  return [
    "# Every setting of Windowbox. All are optional; a line that is not needed stays commented out.\n",
    ...settings,
  ].join("\n");
}

function table(title: string, described: DescribedElement["properties"]): string {
  if (described.length === 0) throw new Error(`the element documents no ${title}`);
  const rows = described.map(({ name, description, default: preset }) => {
    const shown = name === "" ? "(none)" : `\`${name}\``;
    return `| ${shown} | ${cell(description)}${preset ? ` Default: ${cell(preset)}.` : ""} |`;
  });
  return [`| ${title} | |`, "| --- | --- |", ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").trim();
}
