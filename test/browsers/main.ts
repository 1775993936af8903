import type { Browser } from "playwright-core";
import { setup as buildWhatChanged } from "../support/build-widget.ts";
import { launchOldChromium } from "./old-chromium.ts";
import { FORMS, type Form, findFaults, OLDER, visit } from "./visits.ts";

interface Visited {
  readonly name: string;
  readonly launch: () => Promise<Browser>;
  readonly forms: readonly Form[];
}

const BROWSERS: readonly Visited[] = [
  { name: "Chromium 92", launch: () => launchOldChromium(92), forms: FORMS },
  { name: "Chromium 103", launch: () => launchOldChromium(103), forms: FORMS },
  { name: "Chromium 109", launch: () => launchOldChromium(109), forms: [...FORMS, ...OLDER] },
  { name: "Chromium 119", launch: () => launchOldChromium(119), forms: FORMS },
];

await buildWhatChanged();
let passed = 0;
let failed = 0;
for (const { name, launch, forms } of BROWSERS) {
  console.log(`\n${name}\n  ${row("", "posts", "links", "fallback", "console", "escapes")}`);
  for (const form of forms) {
    const faults = await examine(launch, form);
    if (faults.length === 0) passed += 1;
    else failed += 1;
    for (const fault of faults) console.log(`    ✗ ${fault}`);
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function examine(launch: () => Promise<Browser>, form: Form): Promise<string[]> {
  try {
    const seen = await visit(launch, form);
    const { posts, links, fallback, consoleLines, escapes } = seen;
    console.log(
      `  ${row(form.name, posts, links, fallback ? "yes" : "no", consoleLines.length, escapes.length)}`,
    );
    return findFaults(form, seen);
  } catch (error) {
    console.log(`  ${form.name}`);
    return [`${error}`.split("\n")[0] ?? ""];
  }
}

function row(name: string, ...cells: readonly (string | number)[]): string {
  return [name.padEnd(32), ...cells.map((cell) => `${cell}`.padStart(9))].join("");
}
