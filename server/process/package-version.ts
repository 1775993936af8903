import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { WIDGET_DIR } from "./dist-dirs.ts";

/** Of Windowbox, as package.json beside `dist` has it. */
export function packageVersion(): string {
  const text = readFileSync(join(WIDGET_DIR, "../../package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
