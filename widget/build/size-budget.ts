import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** What visitors may be made to load before the first tile, in bytes of brotli, by output file. */
type Budget = Readonly<Record<string, number>>;

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** Fails the build where an output is larger than it may be, prints the sizes, and writes `.br` and `.gz` beside each. */
export function sizeBudget(budget: Budget): Plugin {
  return {
    name: "windowbox:size-budget",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const output of Object.values(bundle)) {
          const { fileName } = output;
          if (!fileName.endsWith(".js")) continue;
          const bytes = Buffer.from(output.type === "chunk" ? output.code : output.source);
          const brotli = brotliCompressSync(bytes, BROTLI);
          const gzip = gzipSync(bytes, { level: 9 });
          this.emitFile({ type: "asset", fileName: `${fileName}.br`, source: brotli });
          this.emitFile({ type: "asset", fileName: `${fileName}.gz`, source: gzip });
          const limit = budget[fileName];
          this.info(
            `${fileName}: ${bytes.length} bytes, gzip ${gzip.length}, brotli ${brotli.length}${limit ? ` of ${limit}` : ""}`,
          );
          if (limit && brotli.length > limit) {
            this.error(
              `${fileName} is ${brotli.length} bytes in brotli; at most ${limit} are allowed. Take something out or move it into a chunk of its own.`,
            );
          }
        }
      },
    },
  };
}
