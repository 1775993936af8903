import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";
import type { HostVisit } from "./visit-host.ts";

/**
 * `npm run test:hosts [-- NAME … --write --screenshots FOLDER]`: installs, builds and visits other people's ways of
 * making sites, with what the dashboard gives for each pasted as it is, and prints what was seen. NAME is a folder's;
 * `--write` puts the table into the documentation, `--screenshots` a picture of each page with the feed into FOLDER.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false }, screenshots: { type: "string" } },
});
const vitest = await startVitest("test", [], {
  config: join(import.meta.dirname, "vitest.config.ts"),
  watch: false,
  provide: { hosts: positionals, screenshots: values.screenshots },
});
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
await vitest.close();

const COLUMNS = ["first", "navigation", "history", "console", "moved"] as const;
const HEAD = ["host", "version", "first visit", "navigation", "back/forward", "console", "moved"];
const rows = tests.map((test) => {
  const { seen, version = "" } = test.meta();
  const broken = test.result().errors?.[0]?.message.split("\n")[0] ?? "";
  const cells = seen
    ? COLUMNS.map((column) => seen[column] || "✓")
    : [`not tried: ${broken}`, "", "", "", ""];
  if (seen?.also) cells[0] = seen.also;
  return [test.name, version, ...cells];
});
const widths = HEAD.map((_, at) =>
  Math.max(...[HEAD, ...rows].map((row) => (row[at] ?? "").length)),
);
const line = (cells: readonly string[]) =>
  cells.map((cell, at) => cell.padEnd(Math.min(widths[at] ?? 0, 40))).join("  ");
console.log(`\n${[HEAD, ...rows].map(line).join("\n")}`);
if (values.write) writeTable();
const passed = tests.filter((test) => test.result().state === "passed").length;
console.log(`\n${passed} passed, ${tests.length - passed} failed`);
process.exit(passed === tests.length ? 0 : 1);

function writeTable(): void {
  const file = join(import.meta.dirname, "../../docs/hosts/README.md");
  const [start, end] = ["<!-- tried -->", "<!-- /tried -->"];
  const text = readFileSync(file, "utf8");
  const table = [HEAD, HEAD.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
  const [before = ""] = text.split(start);
  const [, after = ""] = text.split(end);
  writeFileSync(file, `${before}${start}\n${table}\n${end}${after}`);
}

declare module "vitest" {
  interface ProvidedContext {
    hosts: readonly string[];
    screenshots: string | undefined;
  }
  interface TaskMeta {
    seen?: HostVisit;
    version?: string;
  }
}
