import { join } from "node:path";
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";
import type { RowResult } from "./row.ts";

/**
 * `npm run campaign [-- ROW … --share 0.1]`: repeats every kind of trouble that Windowbox has to survive, far
 * more often than `npm test` does, and prints what came of it. ROW is a file's name without its ending.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { share: { type: "string", default: "1" } },
});
const share = Number(values.share);
if (!(share > 0 && share <= 1)) throw new Error("--share is a number above 0, at most 1");

const vitest = await startVitest("test", [], {
  config: join(import.meta.dirname, "vitest.config.ts"),
  watch: false,
  provide: { campaign: { rows: positionals, share } },
});
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
await vitest.close();

console.log(`\n${line("", "tried", "survived", "lost", "seconds")}`);
for (const test of tests) {
  const { campaign } = test.meta();
  const seconds = Math.round((test.diagnostic()?.duration ?? 0) / 1000);
  const counts: (string | number)[] = campaign
    ? [campaign.tried, campaign.survived, campaign.lost]
    : ["broke off", "", ""];
  console.log(line(test.name, ...counts, seconds));
}
process.exit(process.exitCode ?? 0);

function line(name: string, ...cells: readonly (string | number)[]): string {
  return name.padEnd(28) + cells.map((cell) => String(cell).padStart(10)).join("");
}

declare module "vitest" {
  interface ProvidedContext {
    campaign: { readonly rows: readonly string[]; readonly share: number };
  }
  interface TaskMeta {
    campaign?: RowResult;
  }
}
