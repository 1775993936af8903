import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compile } from "svelte/compiler";
import { build, type Plugin } from "vite";
import type { StubServer } from "../support/stub-server.ts";
import { freshPackage } from "./fresh-package.ts";

const ROOT = join(import.meta.dirname, "../..");
const PAGES = join(import.meta.dirname, "pages");

/** As its documentation says, for pages that were written for React. */
const PREACT = {
  react: "preact/compat",
  "react-dom": "preact/compat",
  "react-dom/client": "preact/compat/client",
  "react/jsx-runtime": "preact/jsx-runtime",
  "react/jsx-dev-runtime": "preact/jsx-runtime",
};

/** Props of one feed as the pages take them: those of the wrapper, and what the page itself needs to know. */
export interface PageFeed {
  readonly key: string;
  /** With a header in the slot of that name. */
  readonly named?: boolean;
  readonly [prop: string]: unknown;
}

export interface BuiltPages {
  /** What a server sends for these feeds. */
  render(name: string, feeds: readonly PageFeed[]): Promise<string>;
  /** Has a site give the bundles at `/pages/…`. */
  serveAt(site: StubServer): void;
  remove(): void;
}

/**
 * Bundles the pages as a team's own build would, with the development builds of the frameworks, which complain where
 * the others keep quiet.
 */
export async function buildPages(): Promise<BuiltPages> {
  await freshPackage();
  // There, what is rendered on the server finds its framework.
  const out = mkdtempSync(join(ROOT, "node_modules/.pages-"));
  await bundle(["react.jsx", "vue.js", "svelte.js", "plain.js"], out, {});
  await bundle(["preact.js"], out, { alias: PREACT });
  await bundle(["element.js"], out, { mode: "production" });
  const server = ["react-server.jsx", "vue-server.js", "svelte-server.js"];
  await bundle(server, join(out, "server"), { ssr: true });
  return {
    async render(name, feeds) {
      const file = pathToFileURL(join(out, "server", `${name}-server.js`)).href;
      const page: { render(feeds: readonly PageFeed[]): string | Promise<string> } = await import(
        /* @vite-ignore */ file
      );
      return page.render(feeds);
    },
    serveAt(site) {
      for (const file of readdirSync(out).filter((name) => name.endsWith(".js"))) {
        site.answer(`/pages/${file}`, (_request, response) => {
          response.setHeader("content-type", "text/javascript");
          response.end(readFileSync(join(out, file)));
        });
      }
    },
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}

async function bundle(
  pages: readonly string[],
  outDir: string,
  { ssr = false, mode = "development", alias = {} },
): Promise<void> {
  await build({
    configFile: false,
    root: PAGES,
    logLevel: "error",
    publicDir: false,
    mode,
    plugins: [compileSvelte({ ssr, dev: !ssr })],
    define: {
      "process.env.NODE_ENV": JSON.stringify(mode),
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true",
    },
    resolve: {
      // The one with the compiler in it: the page's template is a string.
      alias: ssr ? {} : { vue: "vue/dist/vue.esm-bundler.js", ...alias },
      conditions: ["svelte", mode, ssr ? "node" : "browser"],
    },
    ssr: { noExternal: [/^windowbox/, /^svelte/] },
    build: {
      ssr,
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: pages.map((page) => join(PAGES, page)),
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
}

/** What Svelte's own plugin does, as far as it is needed here. */
export function compileSvelte({ ssr = false, dev = false }): Plugin {
  return {
    name: "svelte",
    transform: {
      filter: { id: /\.svelte$/ },
      handler(code, id) {
        const { js } = compile(code, {
          filename: id,
          generate: ssr ? "server" : "client",
          dev,
        });
        return { code: js.code, map: null };
      },
    },
  };
}
