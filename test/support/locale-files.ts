import { readdirSync } from "node:fs";
import { join } from "node:path";

const ASSETS = join(import.meta.dirname, "../../dist/widget/assets");
const LOCALE = /^([a-z]{2}(?:-[A-Z]\w+)*)-\w{5}\.js$/;

/** Where the built messages of each language but English are, below the server's address: `de` is in `assets/de-1a2b3.js`. */
export function localeFiles(): Map<string, string> {
  const files = readdirSync(ASSETS).flatMap((file): [string, string][] => {
    const name = LOCALE.exec(file)?.[1];
    return name ? [[name, `assets/${file}`]] : [];
  });
  return new Map(files);
}

/** Its path on the server. */
export function localePath(name: string): string {
  const file = localeFiles().get(name);
  if (!file) throw new Error(`no language is built as ${name}`);
  return `/${file}`;
}
