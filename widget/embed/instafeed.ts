import { defineInstafeed } from "../instafeed/instafeed.ts";

interface Global {
  Instafeed?: unknown;
  /** Of RequireJS and its like (AMD). */
  readonly define?: {
    (names: readonly string[], make: () => unknown): void;
    readonly amd?: unknown;
  };
}

/** What loads scripts may run them without a tag, or from one of its own that has no address. */
function findScript(): HTMLScriptElement | undefined {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement && currentScript.src) return currentScript;
  return document.querySelector<HTMLScriptElement>('script[src*="/instafeed.js"]') ?? undefined;
}

function install(page: Global): void {
  const script = findScript();
  const Instafeed = defineInstafeed({
    feed: script?.dataset["feed"] ?? null,
    server: script?.dataset["server"] ?? (script ? new URL(".", script.src).href : null),
  });
  page.Instafeed = Instafeed;
  if (page.define?.amd) page.define([], () => Instafeed);
}

try {
  install(window as Global);
} catch {
  // The page goes on without: an exception would be the page's own.
}
