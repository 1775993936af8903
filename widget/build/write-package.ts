import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformWithOxc } from "vite";
import { describeElement } from "./describe-element.ts";
import { customElementsManifest, htmlCustomData, webTypes } from "./editor-files.ts";

const ROOT = join(import.meta.dirname, "../..");
const ENTRIES = [
  "wrappers/windowbox",
  "wrappers/react",
  "wrappers/vue",
  "wrappers/svelte",
  "widget",
];
/** `from "./x.ts"` and `import("./x.ts")`; a component of Svelte imports what will be there. */
const IMPORT = /(\b(?:from|import)\s*\(?\s*")(\.{1,2}\/[^"]+)\.(ts|js|svelte)"/g;
const FOLDER = "./dist/package/";

/**
 * What a team installs: the wrappers and the element as modules for its own bundler, with their types, the files that
 * editors read, and a `package.json` that makes the folder a package of its own, without the server's dependencies.
 * Modules lie as their sources do; what none of the entries needs stays out.
 */
export async function writePackage(out = join(ROOT, FOLDER)): Promise<void> {
  const fresh = join(dirname(out), `.package-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    const types = join(fresh, ".types");
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const project = join(ROOT, "widget/wrappers/tsconfig.json");
    execFileSync(process.execPath, [tsc, "-p", project, "--outDir", types], { stdio: "inherit" });
    const entries = ENTRIES.map((name) => join("widget", name));
    await copyReachable(entries, ".js", fresh, async (path) => {
      const source = join(ROOT, `${path}.ts`);
      return (await transformWithOxc(readFileSync(source, "utf8"), source)).code;
    });
    await copyReachable(entries, ".d.ts", fresh, async (path) =>
      readFileSync(join(types, `${path}.d.ts`), "utf8"),
    );
    rmSync(types, { recursive: true });
    writeDescriptions(fresh);
    rmSync(out, { recursive: true, force: true });
    renameSync(fresh, out);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Follows imports from file to file; paths are without extension, as seen from the root. */
async function copyReachable(
  entries: readonly string[],
  extension: string,
  out: string,
  read: (path: string) => Promise<string>,
): Promise<void> {
  const found = new Set(entries);
  const copy = (path: string, text: string) => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(
      join(out, path),
      text.replace(IMPORT, (all, start, specifier, kind) => {
        const target = join(dirname(path), specifier);
        if (kind === "svelte") {
          copy(`${target}.svelte`, readFileSync(join(ROOT, `${target}.svelte`), "utf8"));
          return all;
        }
        found.add(target);
        return `${start}${specifier}.js"`;
      }),
    );
  };
  for (const path of found) copy(path + extension, await read(path));
}

function writeDescriptions(out: string): void {
  const root = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const { name, version, description, license, type, peerDependencies, peerDependenciesMeta } =
    root;
  const own = {
    name,
    version,
    description,
    license,
    type,
    sideEffects: ["./widget/widget.js"],
    types: root.types,
    exports: root.exports,
    customElements: root.customElements,
    "web-types": root["web-types"],
    dependencies: { lit: root.dependencies.lit },
    peerDependencies,
    peerDependenciesMeta,
  };
  const element = describeElement();
  const files: Record<string, unknown> = {
    "package.json": JSON.parse(JSON.stringify(own).replaceAll(FOLDER, "./")),
    "custom-elements.json": customElementsManifest(element),
    "vscode.html-custom-data.json": htmlCustomData(element),
    "web-types.json": webTypes(element, version),
  };
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(out, file), `${JSON.stringify(content, null, 2)}\n`);
  }
  copyFileSync(join(ROOT, "LICENSE"), join(out, "LICENSE"));
}
