import type { FeedDocument } from "../../server/feed/document.ts";
import { findBrought } from "../feed/brought-feeds.ts";
import { bringFeed } from "./bring-feed.ts";
import { whenLoaded } from "./page-state.ts";

/**
 * Other feeds whose scripts stand on the page and have not come: their elements, which are about to be defined, wait
 * for them, and do not ask this server, nor anything that is on its way already.
 */
export function expectFeeds(): void {
  for (const script of document.querySelectorAll<HTMLScriptElement>('script[src*="/feeds/"]')) {
    const [, server, id] = /^(.*\/)feeds\/([\w-]+)\.js(?:[?#]|$)/.exec(script.src) ?? [];
    if (!server || !id || findBrought(id)) continue;
    const document = new Promise<FeedDocument | undefined>((resolve) => {
      const look = () => {
        const now = findBrought(id)?.document;
        resolve(now === document ? undefined : now);
      };
      script.addEventListener("load", look);
      script.addEventListener("error", look);
      whenLoaded(look);
    });
    bringFeed(id, { server, document });
  }
}
