import { chmodSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const server = join(import.meta.dirname, "server");
const outDir = join(import.meta.dirname, "dist/server");

/** Found in node_modules when they are needed: two have machine code of their own, the others serve few starts. */
const NOT_BUNDLED = [
  "@aws-sdk/client-s3",
  "@aws-sdk/client-s3",
  "@fastify/busboy",
  "better-sqlite3",
  "file-type",
  "nodemailer",
  "qrcode",
  "sharp",
  "tar",
  "undici",
];

/** What a package's `bin` names is run by itself. */
function executable(fileName: string): Plugin {
  return {
    name: "windowbox:executable",
    writeBundle: ({ dir = outDir }) => chmodSync(join(dir, fileName), 0o755),
  };
}

/** The server in a few files: finding and reading hundreds takes longer than running them. */
export default defineConfig({
  root: server,
  publicDir: false,
  plugins: [executable("cli.js")],
  ssr: { noExternal: true, external: NOT_BUNDLED, target: "node" },
  build: {
    ssr: true,
    target: "node20",
    outDir,
    emptyOutDir: true,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: join(server, "main.ts"),
        cli: join(server, "cli.ts"),
        worker: join(server, "media/picture-process/worker.ts"),
      },
      output: {
        format: "esm",
        entryFileNames: "[name].js",
        chunkFileNames: "shared-[hash].js",
        sourcemapExcludeSources: true,
        comments: { legal: true, annotation: false, jsdoc: false },
        // Names and lines stay. V8 keeps a file with one character beyond Latin-1 in twice the memory.
        minify: {
          compress: false,
          mangle: false,
          codegen: { removeWhitespace: false, asciiOnly: true, legalComments: "inline" },
        },
      },
    },
  },
});
