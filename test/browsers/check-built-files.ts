import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuiltFile, checkFiles } from "../../widget/build/check-files.ts";
import { GUARDED_FEATURES, GUARDED_IN_DASHBOARD } from "../../widget/build/guarded-features.ts";
import { setup as buildWhatChanged } from "../support/build-all.ts";

const DIST = join(import.meta.dirname, "../../dist");

await buildWhatChanged();
const findings = [
  ...checkFiles(filesIn("widget"), { environment: "production", guarded: GUARDED_FEATURES }),
  ...checkFiles(filesIn("pages"), { environment: "everything", guarded: GUARDED_IN_DASHBOARD }),
];
for (const finding of findings) console.error(finding);
if (findings.length > 0) {
  console.error(
    "Write it more plainly; or guard it, and say so in widget/build/guarded-features.ts.",
  );
  process.exit(1);
}

function filesIn(folder: string): BuiltFile[] {
  const names = readdirSync(join(DIST, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /\.(?:c?js|css)$/.test(name))
    .map((name) => ({
      path: `dist/${folder}/${name}`,
      text: readFileSync(join(DIST, folder, name), "utf8"),
    }));
}
