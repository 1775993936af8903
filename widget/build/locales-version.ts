import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const LENGTH = 8;

/**
 * Makes `version.ts` in the folder of the locales say a hash of all of them: it is part of the address of each. Hashed
 * file names would do the same, but a list of them cannot be compressed, and every visitor would load it with the
 * element.
 */
export function localesVersion(folder: string): Plugin {
  const module = join(folder, "version.ts");
  return {
    name: "windowbox:locales-version",
    apply: "build",
    load(id) {
      if (id !== module) return undefined;
      const hash = createHash("sha256");
      for (const name of readdirSync(folder).sort()) {
        const file = join(folder, name);
        this.addWatchFile(file);
        hash.update(readFileSync(file));
      }
      const version = hash.digest("base64url").slice(0, LENGTH);
      return `export const LOCALES_VERSION = ${JSON.stringify(version)};`;
    },
  };
}
