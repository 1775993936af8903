import { join } from "node:path";
import { defineConfig } from "vite";
import { syntaxTargets } from "./widget/build/browsers.ts";

const pages = join(import.meta.dirname, "server/pages/browser");

/** The script and the styles of the server's own pages; the server names them after their content. */
export default defineConfig({
  root: pages,
  publicDir: false,
  build: {
    outDir: join(import.meta.dirname, "dist/pages"),
    // A server that starts meanwhile finds the last build.
    emptyOutDir: false,
    target: syntaxTargets("everything"),
    cssTarget: syntaxTargets("everything"),
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: [join(pages, "dashboard.ts"), join(pages, "dashboard.css")],
      output: { entryFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});
