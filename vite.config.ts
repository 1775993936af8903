import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { BUILT_FILES } from "./server/feed/built-files.ts";
import { syntaxTargets } from "./widget/build/browsers.ts";
import { CHUNK_NAMES, coreScript, entryNames } from "./widget/build/core-script.ts";
import { minifyScripts } from "./widget/build/minify-scripts.ts";
import { minifyTemplates } from "./widget/build/minify-templates.ts";
import { oneFile } from "./widget/build/one-file.ts";
import { sizeBudget } from "./widget/build/size-budget.ts";

const widget = join(import.meta.dirname, "widget");
const target = syntaxTargets();

/** A file of its own for each language but English, which is built in; named as its tag is. */
function translations(): Record<string, string> {
  const folder = join(widget, "locales");
  const files = readdirSync(folder).filter((file) => /^(?!en\b)[a-z]{2}[.-]/.test(file));
  return Object.fromEntries(files.map((file) => [parse(file).name, join(folder, file)]));
}

/** For pages that load it by a tag, and not as a module. */
function classicScript(fileName: string): Plugin {
  return oneFile({
    entry: join(widget, `embed/${parse(fileName).name}.ts`),
    fileName,
    config: {
      plugins: [minifyTemplates()],
      build: {
        target,
        rolldownOptions: { output: { format: "iife" }, optimization: { inlineConst: true } },
      },
    },
  });
}

/** Tests that leave nothing behind in their process, whatever they pass. */
const PARTS = ["test/server/**/*.test.ts", "test/demo/sandbox/**/*.test.ts"];
const PAGES = ["test/widget/**/*.test.ts"];

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [
    minifyTemplates(),
    classicScript(BUILT_FILES.embedPage),
    classicScript(BUILT_FILES.hydrate),
    classicScript(BUILT_FILES.instafeed),
    oneFile({
      entry: join(widget, "static/render-html.ts"),
      fileName: BUILT_FILES.htmlRenderer,
      config: {
        plugins: [minifyTemplates()],
        ssr: { noExternal: true, target: "node" },
        build: {
          ssr: true,
          target: "node20",
          minify: false,
          rolldownOptions: { output: { format: "cjs" } },
        },
      },
    }),
    coreScript(),
    minifyScripts(),
    // Everything the grid needs, Lit included, in one request; and the same with what brings a feed along.
    sizeBudget({
      [BUILT_FILES.element]: 12_500,
      [BUILT_FILES.feedScript]: 14_600,
      [BUILT_FILES.instafeed]: 4_000,
    }),
  ],
  build: {
    outDir: "dist/widget",
    target,
    // Chunks are found from the module's own address: the page they run on is somebody else's.
    modulePreload: false,
    reportCompressedSize: false,
    // A library's build has no loader of Vite's own in it, only plain import().
    lib: { entry: { core: join(widget, "core.ts"), ...translations() }, formats: ["es"] },
    rolldownOptions: {
      // What chunks share with the grid stays in the grid's own file: one request.
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: entryNames,
        chunkFileNames: CHUNK_NAMES,
        minify: false,
      },
    },
  },
  test: {
    globalSetup: ["test/support/build-all.ts"],
    setupFiles: ["test/support/memory-folder.ts", "test/support/fail-on-escapes.ts"],
    expect: { requireAssertions: true, poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "whole",
          include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
          // What is in test/install takes minutes and has a command of its own.
          exclude: [...PARTS, ...PAGES, "test/install/**"],
        },
      },
      // Loading the server takes longer than most of these files: a worker keeps what one of them has loaded.
      { extends: true, test: { name: "parts", include: [...PARTS], isolate: false } },
      // So does starting a browser: a worker has one, in which each test is another visitor.
      { extends: true, test: { name: "pages", include: [...PAGES], isolate: false } },
    ],
  },
});
