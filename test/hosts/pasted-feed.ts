import type { FeedDocument } from "../../server/feed/document.ts";
import { placeRule, styleSource } from "../../server/feed/place-rule.ts";
import { snippetsOf } from "../../server/pages/feeds/feed-snippets.ts";
import { HOSTS, type Host } from "../../server/pages/feeds/hosts.ts";

/** A feed as it is pasted into other people's pages. */
export interface PastedFeed {
  /** What the dashboard gives for a site that is made so. */
  codeFor(host: string): ReturnType<Host["code"]>;
  /** What a policy has to name, by the word for it in a host's files. */
  readonly words: Readonly<Record<string, string>>;
}

export function pastedFeed(document: FeedDocument, server: string): PastedFeed {
  const rule = placeRule(document);
  const snippets = snippetsOf(server, document.id, { rule });
  return {
    words: { SERVER: server, STYLE_HASH: styleSource(rule) },
    codeFor(id) {
      const host = HOSTS.find((one) => one.id === id);
      if (!host) throw new Error(`there is no host ${id}`);
      return host.code({ feedId: document.id, visitedUrl: server, snippets, rule });
    },
  };
}
