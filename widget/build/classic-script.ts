import { build, type Plugin } from "vite";
import { minifyTemplates } from "./minify-templates.ts";

interface ClassicScript {
  readonly entry: string;
  readonly fileName: string;
  readonly target: string | string[];
}

/** Adds a plain script, all in one file, to the output of a build of modules. */
export function classicScript({ entry, fileName, target }: ClassicScript): Plugin {
  return {
    name: "windowbox:classic-script",
    apply: "build",
    buildStart() {
      this.addWatchFile(entry);
    },
    async generateBundle() {
      const result = await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        plugins: [minifyTemplates()],
        build: {
          write: false,
          target,
          rolldownOptions: { input: entry, output: { format: "iife" } },
          modulePreload: false,
        },
      });
      const outputs = Array.isArray(result) ? result : [result];
      for (const output of outputs) {
        if (!("output" in output)) continue;
        const [chunk] = output.output;
        this.emitFile({ type: "asset", fileName, source: chunk.code });
      }
    },
  };
}
