import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ASSETS = join(import.meta.dirname, "../../../dist/widget/assets");
const chunk = readdirSync(ASSETS).find((name) => /^open-lightbox-.*\.js$/.test(name)) ?? "";

it("is one chunk of at most 8.5 kB that takes Lit and all else from the element's own file", () => {
  const code = readFileSync(join(ASSETS, chunk), "utf8");
  expect(code).not.toMatch(/\bfrom\s*["'`]/);
  const [name] = /"windowbox:\w+"/.exec(code) ?? [];
  const element = readFileSync(join(ASSETS, "../widget.js"), "utf8");
  expect(element).toContain(`${name}`);
  expect(code).not.toContain("litHtmlVersions");
  expect(code).not.toMatch(/\bimport\(|innerHTML|\beval\(|new Function\b/);
  expect(readFileSync(join(ASSETS, `${chunk}.br`)).length).toBeLessThanOrEqual(8500);
});
