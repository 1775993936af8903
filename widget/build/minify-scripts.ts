import { minify } from "terser";
import type { Plugin } from "vite";

/** What Lit says to those who write elements with it: nobody can bring the built ones to say it. */
const FOR_AUTHORS =
  /Error\("(?:CSSResult is not constructable|invalid template strings array)[^"]*"\)/g;

/**
 * Minifies what visitors load: by Terser, since what TypeScript calls private may have short names then. These begin
 * with an underscore and a letter; Lit's own, and the platform's, do not.
 */
export function minifyScripts(): Plugin {
  return {
    name: "windowbox:minify-scripts",
    apply: "build",
    async renderChunk(code) {
      const { code: small = code } = await minify(code.replace(FOR_AUTHORS, "Error()"), {
        module: true,
        ecma: 2020,
        compress: {
          passes: 4,
          comparisons: false,
          keep_fargs: false,
          pure_getters: true,
          // Such as `"" + x` for `String(x)`: nothing here depends on the difference.
          unsafe: true,
          unsafe_math: true,
          unsafe_arrows: true,
          unsafe_methods: true,
        },
        mangle: { properties: { regex: /^_[a-z]/ } },
        format: { comments: false },
      });
      return { code: small, map: null };
    },
  };
}
