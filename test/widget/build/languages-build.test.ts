import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { describe, expect, it } from "vitest";
import { localesVersion } from "../../../widget/build/locales-version.ts";

const BUILT = join(import.meta.dirname, "../../../dist/widget");
const SOURCES = join(import.meta.dirname, "../../../widget/locales");
const files = readdirSync(join(BUILT, "locales"));
const read = (file: string) => readFileSync(join(BUILT, file), "utf8");

describe("the built languages", () => {
  it("are a file each, and the element knows them all", () => {
    const sources = readdirSync(SOURCES).filter((file) => /^(?!en\b)[a-z]{2}[.-]/.test(file));
    const names = sources.map((file) => file.replace(/\.ts$/, ""));
    const built = files.filter((file) => file.endsWith(".js"));
    expect(built.sort()).toEqual(names.map((name) => `${name}.js`).sort());
    const known = /\^\(([\w|-]+\|[\w|-]+)\)/.exec(read("widget.js"))?.[1]?.split("|");
    expect(known?.filter((name) => name !== "en").sort()).toEqual(names.sort());
  });

  it("need nothing but themselves, and less than a kilobyte", () => {
    for (const file of files.filter((name) => name.endsWith(".js"))) {
      expect(read(`locales/${file}`), file).not.toMatch(/\bimport\b|\bfrom\s*["'`]/);
      const compressed = readFileSync(join(BUILT, "locales", `${file}.br`));
      expect(compressed.length, file).toBeLessThan(1000);
    }
  });

  it("are asked for by the same address from both scripts", () => {
    const address = /locales\/\$\{\w+\}\.js\?[\w-]{8}`/;
    const [fromElement] = address.exec(read("widget.js")) ?? [];
    const [fromTag] = address.exec(read("feed-script.js")) ?? [];
    expect(fromElement?.split("?")[1]).toBe(fromTag?.split("?")[1]);
    expect(fromElement).toBeDefined();
  });
});

describe("the address of a language", () => {
  async function addressWith(words: string, other = ""): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), "windowbox-locales-"));
    await mkdir(join(root, "locales"));
    await writeFile(join(root, "locales/de.js"), `export const locale = "${words}";`);
    await writeFile(join(root, "locales/version.ts"), `export const LOCALES_VERSION = "source";`);
    await writeFile(
      join(root, "main.js"),
      `import { LOCALES_VERSION } from "./locales/version.ts";
      console.log("locales/de.js?" + LOCALES_VERSION, "${other}");`,
    );
    await build({
      configFile: false,
      root,
      logLevel: "silent",
      plugins: [localesVersion(join(root, "locales"))],
      build: {
        outDir: "out",
        lib: {
          entry: { main: join(root, "main.js"), "locales/de": join(root, "locales/de.js") },
          formats: ["es"],
        },
        rolldownOptions: { output: { entryFileNames: "[name].js", minify: true, comments: false } },
      },
    });
    const code = readFileSync(join(root, "out/main.js"), "utf8");
    return /locales\/de\.js\?([\w-]+)/.exec(code)?.[1] ?? "";
  }

  it("changes with its words, so that nobody keeps old ones, and with nothing else", async () => {
    const [before, after, same] = await Promise.all([
      addressWith("Beitrag"),
      addressWith("Post"),
      addressWith("Beitrag", "something else"),
    ]);
    expect(before).toMatch(/^[\w-]{8}$/);
    expect(after).toMatch(/^[\w-]{8}$/);
    expect(after).not.toBe(before);
    expect(same).toBe(before);
  });
});
