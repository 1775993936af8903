import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const PLACEHOLDER = "HASH_OF_LOCALES";
const LENGTH = 8;

/**
 * Puts a hash of all `locales/…` into the addresses by which they are asked for. Hashed file names would do the same,
 * but a list of them cannot be compressed, and every visitor would load it with the element.
 */
export function localeHash(): Plugin {
  return {
    name: "windowbox:locale-hash",
    apply: "build",
    generateBundle(_options, bundle) {
      const hash = createHash("sha256");
      for (const name of Object.keys(bundle).sort()) {
        const output = bundle[name];
        if (name.startsWith("locales/") && output?.type === "chunk") hash.update(output.code);
      }
      const version = hash.digest("base64url").slice(0, LENGTH);
      for (const output of Object.values(bundle)) {
        if (output.type === "chunk") output.code = output.code.replaceAll(PLACEHOLDER, version);
        else if (typeof output.source === "string") {
          output.source = output.source.replaceAll(PLACEHOLDER, version);
        }
      }
    },
  };
}
