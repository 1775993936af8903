import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { BUILT_FILES, FEED_SCRIPT_PLACES as PLACES } from "../../server/feed/built-files.ts";
import { BUILD_VERSION as VERSION } from "../element/build-version.ts";

/** There are few builds; each visitor loads it several times. */
const VERSION_LENGTH = 5;
/** The entry of the build, of which nothing is left under this name. */
const CORE = "core.js";
/** What `core.ts` names to have it made beside it. */
const SHOW_FEED = `assets/show-feed-${VERSION}.js`;
const NEVER_CALLED = "loadShowFeed";

/** Where what the core shares lies: a list, as names would be more to load. */
const SHARED = `globalThis[Symbol.for("windowbox:${VERSION}")]`;
/**
 * Most of it runs at once: Chromium, from 136 on, compiles it while it loads, beside the page's own thread, and not one
 * function after the other on it. Others take it for the comment that it is.
 */
const AT_ONCE = "//# allFunctionsCalledOnLoad\n";

/** Minifiers drop what nobody takes. */
const TAKEN = "globalThis.windowbox";

/** In what visitors load: the module that knows an address, for a script that is told it; and what a browser knows. */
const REPLACED: Readonly<Record<string, string>> = {
  "/widget/element/base-address.ts": "export const baseAddress = globalThis.windowboxBaseAddress;",
  "/server/feed/css-length.ts": 'export { isCssLength } from "../../widget/element/css-length.ts";',
};

/** All of one build have one version, and no address has a query: each can be a file anywhere. */
export const CHUNK_NAMES = `assets/[name]-${VERSION}.js`;

/** The core is taken apart; a language is an entry as well, and lies where chunks do. */
export function entryNames({ name }: { readonly name: string }): string {
  return `${name}.js` === CORE ? CORE : CHUNK_NAMES;
}

/**
 * Makes two scripts of one core. The core becomes plain statements that run as a classic script and in a module, wherever
 * their text comes from: it leaves what its chunks import of it under a symbol that names the build, and has no address
 * of its own. `widget.js` is the core, started as a module; `feed-script.js` is the core, and what shows one feed with
 * it, whose server and document the server of feeds writes in. Both use the same chunks, whichever came first.
 */
export function coreScript(): Plugin {
  let shared: readonly string[] = [];
  return {
    name: "windowbox:core-script",
    apply: "build",
    load(id) {
      return Object.entries(REPLACED).find(([path]) => id.endsWith(path))?.[1];
    },
    renderChunk(code, { fileName }, _options, { chunks }) {
      shared = Object.values(chunks).find((chunk) => chunk.fileName === CORE)?.exports ?? [];
      if (fileName === CORE) return { code: asCore(code), map: null };
      const taking = code.replace(IMPORT_OF_CORE, takeShared);
      return { code: fileName === SHOW_FEED ? asFunction(taking) : taking, map: null };
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const code = new Map<string, string>();
        for (const output of Object.values(bundle)) {
          if (output.type !== "chunk") continue;
          code.set(output.fileName, output.code);
          delete bundle[output.fileName];
        }
        const take = (name: string): string => {
          const text = code.get(name);
          if (text === undefined) throw new Error(`the build has no ${name}`);
          code.delete(name);
          return text.replace(/^[^=]*=|;\s*$/g, "");
        };
        const item = (name: string) => `w[k][${indexOf(name)}]`;
        const coreText = take(CORE);
        const core = (baseAddress: string) =>
          `const k=Symbol.for("windowbox:${VERSION}"),w=globalThis;w[k]||(w[k]=(${coreText})(${baseAddress}));`;
        code.set(
          BUILT_FILES.element,
          attempt(`${core('new URL(".",import.meta.url).href')}${item("defineElement")}()`),
        );
        code.set(
          BUILT_FILES.feedScript,
          AT_ONCE + attempt(`${core(PLACES.server)}(${take(SHOW_FEED)})(${Object.values(PLACES)})`),
        );
        const version = versionOf([...code.values()]);
        for (const [name, text] of code) {
          this.emitFile({
            type: "asset",
            fileName: name.replace(VERSION, version),
            source: text.replaceAll(VERSION, version),
          });
        }
      },
    },
  };

  function indexOf(name: string): number {
    const index = shared.indexOf(name);
    if (index < 0) throw new Error(`the core does not export ${name}`);
    return index;
  }

  function takeShared(_: string, names: string): string {
    const taken = names.split(",").map((entry) => {
      const [name = "", local = name] = entry.trim().split(" as ");
      return `${indexOf(name)}: ${local}`;
    });
    return `const {${taken}} = ${SHARED};`;
  }

  /** A function that gives the core's exports; its chunks come from where the core was said to come from. */
  function asCore(code: string): string {
    const exported = /export \{([^}]*)\};\s*$/.exec(code);
    if (!exported || !BASE_ADDRESS.test(code)) {
      throw new Error(`${CORE} is not written as it was expected to be`);
    }
    const locals = new Map<string, string>();
    for (const entry of (exported[1] ?? "").split(",")) {
      const [local = "", name = local] = entry.trim().split(" as ");
      if (name !== NEVER_CALLED) locals.set(name, local);
    }
    const body = code
      .slice(0, exported.index)
      .replace(BASE_ADDRESS, "")
      .replace(/\bimport\("\.\/(?=assets\/)/g, 'import(baseAddress + "');
    const list = shared.map((name) => locals.get(name) ?? "0");
    return `${TAKEN} = (baseAddress) => { ${body}\nreturn [${list}]; };`;
  }
}

const BASE_ADDRESS = /^(?:const|let|var) baseAddress = globalThis\.windowboxBaseAddress;$/m;
const IMPORT_OF_CORE = /^import \{([^}]*)\} from "\.\.\/core\.js";$/m;

/** What a chunk exports, its only function, as an expression. */
function asFunction(code: string): string {
  const exported = /export \{ (\w+) \};\s*$/.exec(code);
  if (!exported) throw new Error(`${SHOW_FEED} has to export one function`);
  return `${TAKEN} = (() => { ${code.slice(0, exported.index)} return ${exported[1]}; })();`;
}

/** What the page refuses or has broken is not its own error: the fallback stays. No logging of the core's is there yet. */
function attempt(statements: string): string {
  return `try{${statements}}catch(e){console.warn("Windowbox:",e)}`;
}

function versionOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of [...files].sort()) hash.update(file);
  return hash.digest("base64url").replaceAll(/[-_]/g, "0").slice(0, VERSION_LENGTH);
}
