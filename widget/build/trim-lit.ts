import type { Plugin } from "vite";

/** Where Lit looks for the polyfills of browsers that cannot run the element anyway, and counts its copies for warnings. */
const LEGACY = /,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\([^;]*\.push\("[\d.]+"\)(?=;)/;

/** Takes that out: visitors pay for every byte of it. */
export function trimLit(): Plugin {
  return {
    name: "windowbox:trim-lit",
    apply: "build",
    transform: {
      filter: { id: /\/lit-html\/lit-html\.js$/ },
      handler(code) {
        if (!LEGACY.test(code))
          this.error("This version of Lit is made up differently: see trim-lit.ts.");
        return { code: code.replace(LEGACY, ""), map: null };
      },
    },
  };
}
