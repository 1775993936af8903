import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { localeFiles } from "../../support/locale-files.ts";

const BUILT = join(import.meta.dirname, "../../../dist/widget");
const SOURCES = join(import.meta.dirname, "../../../widget/locales");
const files = localeFiles();
const read = (file: string) => readFileSync(join(BUILT, file), "utf8");

describe("the built languages", () => {
  it("are a file each, and the element knows them all", () => {
    const sources = readdirSync(SOURCES).filter((file) => /^(?!en\b)[a-z]{2}[.-]/.test(file));
    const names = sources.map((file) => file.replace(/\.ts$/, ""));
    expect([...files.keys()].sort()).toEqual(names.sort());
    const known = /\^\(([\w|-]+\|[\w|-]+)\)/.exec(read("widget.js"))?.[1]?.split("|");
    expect(known?.filter((name) => name !== "en").sort()).toEqual(names.sort());
  });

  it("need nothing but themselves, and less than a kilobyte", () => {
    for (const file of files.values()) {
      expect(read(file), file).not.toMatch(/\bimport\b|\bfrom\s*["'`]/);
      const compressed = readFileSync(join(BUILT, `${file}.br`));
      expect(compressed.length, file).toBeLessThan(1000);
    }
  });

  it("are named after the build, without a query, in both scripts that ask for them", () => {
    const version = /^assets\/de-(\w{5})\.js$/.exec(files.get("de") ?? "")?.[1];
    const address = /\(`\$\{\w+\}assets\/\$\{\w+\}-(\w+)\.js`\)/;
    expect(version).toBeDefined();
    expect(address.exec(read("widget.js"))?.[1]).toBe(version);
    expect(address.exec(read("feed-script.js"))?.[1]).toBe(version);
  });
});
