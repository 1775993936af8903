import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Host } from "../../server/pages/feeds/hosts.ts";

/** `%LINES%`, or of several pieces `%LINES 2%`. */
const MARK = /%LINES(?: (\d))?%/g;

/** Copies a site, with what the dashboard gives pasted where its files say `%LINES%`, and other words likewise. */
export function writeSources(
  from: string,
  to: string,
  codes: ReturnType<Host["code"]>,
  words: Readonly<Record<string, string>>,
): void {
  cpSync(from, to, { recursive: true });
  const pasted = new Set<object>();
  for (const file of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    if (!statSync(join(from, file)).isFile()) continue;
    const text = readFileSync(join(from, file), "utf8");
    let filled = text.replace(MARK, (_, index = "1") => {
      const code = codes[Number(index) - 1];
      if (!code) throw new Error(`${file}: the host has no piece ${index}`);
      pasted.add(code);
      return code.text;
    });
    for (const [word, value] of Object.entries(words)) {
      filled = filled.replaceAll(`%${word}%`, value);
    }
    if (filled !== text) writeFileSync(join(to, file), filled);
  }
  if (pasted.size < codes.length) throw new Error("not every piece was pasted");
}
