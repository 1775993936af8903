import { build, type InlineConfig, mergeConfig, type Plugin } from "vite";

interface OneFile {
  readonly entry: string;
  readonly fileName: string;
  /** What is different of this build. */
  readonly config: InlineConfig;
}

/**
 * Adds what a build of its own makes of `entry`, all in one file, to the output of the build that it is a plugin of.
 * Vite builds modules for browsers here, which a classic script and a module for the server are not.
 */
export function oneFile({ entry, fileName, config }: OneFile): Plugin {
  return {
    name: `windowbox:one-file:${fileName}`,
    apply: "build",
    buildStart() {
      this.addWatchFile(entry);
    },
    async generateBundle() {
      const common: InlineConfig = {
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        build: {
          write: false,
          modulePreload: false,
          rolldownOptions: { input: entry, output: { codeSplitting: false } },
        },
      };
      const result = await build(mergeConfig(common, config));
      for (const output of [result].flat()) {
        if (!("output" in output)) continue;
        const [chunk] = output.output;
        this.emitFile({ type: "asset", fileName, source: chunk.code });
      }
    },
  };
}
