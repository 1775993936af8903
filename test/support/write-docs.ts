import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedDocs } from "./docs-tables.ts";

for (const [file, text] of generatedDocs()) {
  writeFileSync(join(import.meta.dirname, "../..", file), text);
}
