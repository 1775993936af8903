import { defineInstafeed } from "../instafeed/instafeed.ts";

interface Global {
  Instafeed?: unknown;
  /** Of RequireJS and its like (AMD). */
  readonly define?: {
    (names: readonly string[], make: () => unknown): void;
    readonly amd?: unknown;
  };
}

function install(page: Global): void {
  const script = document.currentScript;
  const isScript = script instanceof HTMLScriptElement;
  const { feed, server } = isScript ? script.dataset : {};
  const Instafeed = defineInstafeed({
    feed: feed ?? null,
    server: server ?? (isScript ? new URL(".", script.src).href : null),
  });
  page.Instafeed = Instafeed;
  if (page.define?.amd) page.define([], () => Instafeed);
}

try {
  install(window as Global);
} catch {
  // The page goes on without: an exception would be the page's own.
}
