import type { FeedErrorEvent } from "../element/events.ts";
import { elementUrl, feedScriptUrl } from "./script-url.ts";

/**
 * Loads a server's element, once however often it is called, and nothing where it is defined already. With a feed's id,
 * the feed comes along.
 */
export async function loadElement(server: string, feedId = ""): Promise<void> {
  if (customElements.get("windowbox-feed")) return;
  const url = elementUrl(server, document.baseURI);
  if (!url) throw new TypeError(`"${server}" is not the address of a Windowbox server.`);
  const script = feedId && feedScriptUrl(feedId, server, document.baseURI);
  // The element itself says why, where there is no such feed.
  if (script) await importServers(script).catch(() => {});
  if (!customElements.get("windowbox-feed")) await importServers(url);
}

/** Bundlers are to leave it alone: it is the server's own, so that both are always of one version. */
async function importServers(url: string): Promise<void> {
  await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ url);
}

/**
 * The same for an element that is on the page. A script that does not come is the element's `error`, unless the
 * returned function was called before: one listener hears of everything.
 */
export function startElement(
  element: EventTarget | null,
  server: string,
  feedId: string,
): () => void {
  let target = element;
  loadElement(server, feedId).catch(() => {
    const detail: FeedErrorEvent["detail"] = { reason: "network" };
    target?.dispatchEvent(new CustomEvent("error", { detail }));
  });
  return () => {
    target = null;
  };
}
