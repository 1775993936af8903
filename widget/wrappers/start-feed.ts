import type { FeedErrorEvent } from "../events.ts";
import { loadWindowbox } from "./windowbox.ts";

/**
 * Loads what an element needs. A script that does not come is the element's `error`, too, unless the returned
 * function was called before: one listener hears of everything.
 */
export function startFeed(element: EventTarget | null, server: string, feedId: string): () => void {
  let target = element;
  loadWindowbox(server, feedId).catch(() => {
    const detail: FeedErrorEvent["detail"] = { reason: "network" };
    target?.dispatchEvent(new CustomEvent("error", { detail }));
  });
  return () => {
    target = null;
  };
}
