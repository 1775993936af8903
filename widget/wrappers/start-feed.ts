import type { FeedErrorEvent } from "../events.ts";
import { loadWindowbox } from "./windowbox.ts";

/** A script that does not come is the element's `error`, too: one listener hears of everything. */
export function startFeed(element: EventTarget | null, server: string, feedId: string): void {
  loadWindowbox(server, feedId).catch(() => {
    const detail: FeedErrorEvent["detail"] = { reason: "network" };
    element?.dispatchEvent(new CustomEvent("error", { detail }));
  });
}
