import { setup as buildWhatChanged } from "../support/build-all.ts";
import { openChromium87 } from "./chromium-87.ts";
import { openOldChromium } from "./old-chromium.ts";
import { FORMS, type Form, findFaults, OLDER, type OpenedBrowser, visit } from "./visits.ts";

interface Visited {
  readonly name: string;
  readonly open: () => Promise<OpenedBrowser>;
  readonly forms: readonly Form[];
}

const BROWSERS: readonly Visited[] = [
  { name: "Chromium 87", open: openChromium87, forms: FORMS },
  { name: "Chromium 92", open: () => openOldChromium(92), forms: FORMS },
  { name: "Chromium 103", open: () => openOldChromium(103), forms: FORMS },
  { name: "Chromium 109", open: () => openOldChromium(109), forms: [...FORMS, ...OLDER] },
  { name: "Chromium 119", open: () => openOldChromium(119), forms: FORMS },
];

await buildWhatChanged();
let passed = 0;
let failed = 0;
for (const { name, open, forms } of BROWSERS) {
  console.log(`\n${name}\n  ${row("", "posts", "links", "fallback", "console", "escapes")}`);
  for (const form of forms) {
    const faults = await examine(open, form);
    if (faults.length === 0) passed += 1;
    else failed += 1;
    for (const fault of faults) console.log(`    ✗ ${fault}`);
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function examine(open: Visited["open"], form: Form): Promise<string[]> {
  try {
    const seen = await visit(await open(), form);
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
