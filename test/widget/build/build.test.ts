import { readFileSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { build } from "vite";
import { describe, expect, it } from "vitest";
import { minifyCss } from "../../../widget/build/minify-css.ts";
import { minifyHtml } from "../../../widget/build/minify-templates.ts";
import { sizeBudget } from "../../../widget/build/size-budget.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const BUILT = join(import.meta.dirname, "../../../dist/widget");
const built = (file: string) => readFileSync(join(BUILT, file));

async function buildWith(maxBytes: number): Promise<string> {
  const folder = tempFolder();
  await writeFile(
    join(folder, "main.js"),
    `console.log(${JSON.stringify("quite a lot".repeat(9))})`,
  );
  await build({
    configFile: false,
    root: folder,
    logLevel: "silent",
    plugins: [sizeBudget({ "main.js": maxBytes })],
    build: {
      lib: { entry: join(folder, "main.js"), formats: ["es"], fileName: () => "main.js" },
      outDir: join(folder, "out"),
    },
  });
  return join(folder, "out");
}

describe("the size budget", () => {
  it("fails the build of what is too large, and says by how much", async () => {
    await expect(buildWith(10)).rejects.toThrow(/main\.js is \d+ bytes in brotli; at most 10/);
  });

  it("puts both compressed forms beside what fits", async () => {
    const out = await buildWith(1000);
    expect((await readdir(out)).sort()).toEqual(["main.js", "main.js.br", "main.js.gz"]);
    const plain = readFileSync(join(out, "main.js"));
    expect(brotliDecompressSync(readFileSync(join(out, "main.js.br")))).toEqual(plain);
    expect(gunzipSync(readFileSync(join(out, "main.js.gz")))).toEqual(plain);
  });
});

describe("the built element", () => {
  it("needs no more than 12.5 kB for the grid, Lit included, in one file", () => {
    expect(built("widget.js.br").length).toBeLessThanOrEqual(12_500);
    expect(built("widget.js").toString()).not.toMatch(/^import\b|\bfrom\s*["'`]/m);
  });

  it("begins, as the script of a feed, with what has browsers compile it beside the page's thread", () => {
    expect(built("feed-script.js").toString()).toMatch(/^\/\/# allFunctionsCalledOnLoad\ntry\{/);
  });

  it("holds nothing that a strict policy or an older browser would stop at", () => {
    const forbidden = {
      evaluation: /\beval\(|new Function\b|\bdocument\.write\b/,
      decorators: /(^|[;{}])@(?!container|keyframes|media|supports)[a-z]+\s*\(/i,
      strangers: /https?:\/\/(?!www\.instagram\.com|www\.w3\.org)[\w.]+/,
    };
    const found = ["widget.js", "feed-script.js"].flatMap((file) =>
      Object.entries(forbidden)
        .filter(([, pattern]) => pattern.test(built(file).toString()))
        .map(([what]) => `${what} in ${file}`),
    );
    expect(found).toEqual([]);
  });
});

describe("templates", () => {
  it("lose their indentation and keep what is meant", () => {
    expect(minifyHtml(`<ul\n    class="a"\n    part="b"\n  >\n    `)).toBe(
      '<ul class="a" part="b">',
    );
    expect(minifyHtml(`<b>one two</b> <i>three</i>`)).toBe("<b>one two</b> <i>three</i>");
    expect(minifyHtml(`\n  </li>\n  `)).toBe("</li>");
    expect(minifyHtml(`"\n      alt=`)).toBe('" alt=');
  });

  it("of style sheets lose comments and spaces, but not those of calc() and selectors", () => {
    expect(
      minifyCss(`
        /* why */
        .a .b,
        .c > .d {
          width: calc((100% - 1px) * 2);
          margin: 0 auto;
        }
      `),
    ).toBe(".a .b,.c>.d{width:calc(200% - 2px);margin:0 auto}");
  });

  it("of style sheets keep what is there for browsers that do not know the better", () => {
    expect(minifyCss(".a { block-size: 2.9em; block-size: 2lh }")).toContain(
      "2.9em;block-size:2lh",
    );
    expect(minifyCss("@media (max-width: 479px) { .a { top: 0 } }")).toContain("(max-width:479px)");
    expect(minifyCss("@container (width < 480px) { .a { top: 0 } }")).toContain("(width<480px)");
    expect(minifyCss(".light { color-scheme: light }")).toBe(".light{color-scheme:light}");
    expect(minifyCss(".a:dir(rtl) { inset-inline-end: 4% }")).toBe(
      ".a:dir(rtl){inset-inline-end:4%}",
    );
  });

  it("of style sheets are refused where they cannot be read", () => {
    expect(() => minifyCss(".a { color: }} .b {")).toThrow();
  });
});
