import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { transformWithOxc } from "vite";
import { BUILT_FILES } from "../../server/feed/built-files.ts";
import { describeElement } from "./describe-element.ts";
import { customElementsManifest, htmlCustomData, webTypes } from "./editor-files.ts";

const ROOT = join(import.meta.dirname, "../..");
const WRAPPERS = "widget/wrappers";
/** `from "./x.ts"` and `import("./x.ts")`. */
const SPECIFIER = /(\b(?:from|import)\s*\(?\s*"\.{1,2}\/[^"]+)\.ts"/g;
const FOLDER = "./dist/package/";

/**
 * What a team installs: the wrappers and the element as modules for its own bundler, with their types, the files that
 * editors read, and a `package.json` that makes the folder a package of its own, without the server's dependencies.
 * Modules lie as their sources do; what the wrappers and the element do not need stays out: TypeScript knows what that is.
 */
export async function writePackage(out = join(ROOT, FOLDER)): Promise<void> {
  const fresh = join(dirname(out), `.package-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    const types = join(fresh, ".types");
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [tsc, "-p", join(ROOT, WRAPPERS), "--outDir", types], {
      stdio: "inherit",
    });
    for (const file of readdirSync(types, { recursive: true, encoding: "utf8" })) {
      if (file.endsWith(".d.ts")) await writeModule(file.slice(0, -".d.ts".length), types, fresh);
    }
    rmSync(types, { recursive: true });
    const component = join(WRAPPERS, "windowbox-feed.svelte");
    copyFileSync(join(ROOT, component), join(fresh, component));
    writeDescriptions(fresh);
    rmSync(out, { recursive: true, force: true });
    renameSync(fresh, out);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Not compiled by tsc, which would wrap `import(url)`, and with it the words to bundlers that stand in there; and which
 * leaves the types naming `.ts`.
 */
async function writeModule(path: string, types: string, out: string): Promise<void> {
  const source = join(ROOT, `${path}.ts`);
  const { code } = await transformWithOxc(readFileSync(source, "utf8"), source);
  const declarations = readFileSync(join(types, `${path}.d.ts`), "utf8");
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, `${path}.d.ts`), declarations.replace(SPECIFIER, '$1.js"'));
  const onlyTypes = code.trim() === "export {};";
  if (!onlyTypes) writeFileSync(join(out, `${path}.js`), code.replace(SPECIFIER, '$1.js"'));
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
    sideEffects: [`./widget/${BUILT_FILES.element}`],
    types: root.types,
    exports: root.exports,
    customElements: root.customElements,
    "web-types": root["web-types"],
    dependencies: {
      "@lit/reactive-element": root.dependencies["@lit/reactive-element"],
      lit: root.dependencies.lit,
    },
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
