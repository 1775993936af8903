import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { classicScript } from "./widget/build/classic-script.ts";
import { minifyTemplates } from "./widget/build/minify-templates.ts";
import { sizeBudget } from "./widget/build/size-budget.ts";

const widget = join(import.meta.dirname, "widget");
const target = "es2022";

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [
    minifyTemplates(),
    classicScript({ entry: join(widget, "embed.ts"), fileName: "embed.js", target }),
    // Everything the grid needs, Lit included, in one request; and the tag that starts it.
    sizeBudget({ "widget.js": 10_000, "embed.js": 2_000 }),
  ],
  build: {
    outDir: "dist/widget",
    target,
    // Chunks are found from the module's own address: the page they run on is somebody else's.
    modulePreload: false,
    reportCompressedSize: false,
    // A library's build has no loader of Vite's own in it, only plain import().
    lib: { entry: { widget: join(widget, "widget.ts") }, formats: ["es"] },
    rolldownOptions: {
      // What chunks share with the grid stays in the grid's own file: one request.
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "assets/[name]-[hash].js",
        minify: true,
        comments: false,
      },
    },
  },
  test: {
    globalSetup: ["test/support/build-widget.ts"],
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    expect: { requireAssertions: true, poll: { timeout: 10_000 } },
    // A build machine may be slow for a moment, and browsers feel it first. What is broken fails twice.
    retry: process.env["CI"] ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
