import { build, type Plugin } from "vite";
import { minifyTemplates } from "./minify-templates.ts";

interface ServerModule {
  readonly entry: string;
  readonly fileName: string;
}

/** Adds a CommonJS module for the server, all in one file, to the output of a build for browsers. */
export function serverModule({ entry, fileName }: ServerModule): Plugin {
  return {
    name: "windowbox:server-module",
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
        ssr: { noExternal: true, target: "node" },
        build: {
          write: false,
          ssr: entry,
          target: "node20",
          minify: false,
          rolldownOptions: { output: { format: "cjs", codeSplitting: false } },
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
