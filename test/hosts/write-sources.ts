import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { HostCode } from "../../server/pages/feeds/hosts.ts";

/** `%LINES%`, or of several pieces `%LINES 2%`. */
const MARK = /%LINES(?: (\d))?%/g;

/**
 * Copies the site in `from` to `to`, with what the dashboard gives pasted where its files say `%LINES%`; a piece for a
 * file that is not there is that file.
 */
export function writeSources(from: string, to: string, codes: readonly HostCode[]): void {
  cpSync(from, to, { recursive: true });
  const pasted = new Set<HostCode>();
  for (const file of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    if (!statSync(join(from, file)).isFile()) continue;
    const text = readFileSync(join(from, file), "utf8");
    const filled = text.replace(MARK, (_, index = "1") => {
      const code = codes[Number(index) - 1];
      if (!code) throw new Error(`${file}: the host has no piece ${index}`);
      pasted.add(code);
      return code.text;
    });
    if (filled !== text) writeFileSync(join(to, file), filled);
  }
  for (const code of codes.filter((one) => !pasted.has(one))) {
    if (!code.file) throw new Error("a piece was pasted nowhere");
    const path = join(to, code.file);
    if (existsSync(join(from, code.file))) throw new Error(`${code.file}: no place for its lines`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code.text);
  }
}
