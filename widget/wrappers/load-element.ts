import type { FeedErrorEvent } from "../element/events.ts";
import { scriptUrl } from "./script-url.ts";

/** Loads a server's element, once however often it is called, and nothing where it is defined already. */
export async function loadElement(server: string): Promise<void> {
  if (customElements.get("windowbox-feed")) return;
  const url = scriptUrl(server, document.baseURI);
  if (!url) throw new TypeError(`"${server}" is not the address of a Windowbox server.`);
  // Bundlers are to leave it alone: it is the server's own, so that both are always of one version.
  await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ url);
}

/**
 * The same for an element that is on the page. A script that does not come is the element's `error`, unless the
 * returned function was called before: one listener hears of everything.
 */
export function startElement(element: EventTarget | null, server: string): () => void {
  let target = element;
  loadElement(server).catch(() => {
    const detail: FeedErrorEvent["detail"] = { reason: "network" };
    target?.dispatchEvent(new CustomEvent("error", { detail }));
  });
  return () => {
    target = null;
  };
}
