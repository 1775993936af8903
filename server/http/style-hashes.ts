import { sha256 } from "../shared/sha256.ts";

/** As a Content-Security-Policy names the style sheets in a page. */
export function styleHashes(html: string): string[] {
  return [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(
    ([, sheet = ""]) => `'sha256-${sha256(sheet).toString("base64")}'`,
  );
}
