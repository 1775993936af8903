import { placeRule, styleSource } from "../../server/feed/place-rule.ts";
import { snippetsOf } from "../../server/pages/feeds/feed-snippets.ts";
import { HOSTS, type Host } from "../../server/pages/feeds/hosts.ts";
import { startTestServer } from "../support/test-server.ts";

const ID = "harbour-bakery";

export interface HostedFeed {
  /** What the dashboard gives for a site that is made so. */
  codeFor(host: string): ReturnType<Host["code"]>;
  /** What a policy has to name, by the word for it in a host's files. */
  readonly words: Readonly<Record<string, string>>;
}

/** A whole server with a feed; ends with the test. */
export async function startHostedFeed(posts: number): Promise<HostedFeed> {
  const accounts = [{ username: "harbour.bakery", posts }];
  const server = await startTestServer({ accounts });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  const document = await server.feedWith(ID, (seen) => seen.posts.length === posts);
  const rule = placeRule(document);
  const snippets = snippetsOf(server.url, ID, { rule });
  return {
    words: { SERVER: server.url, STYLE_HASH: styleSource(rule) },
    codeFor(id) {
      const host = HOSTS.find((one) => one.id === id);
      if (!host) throw new Error(`there is no host ${id}`);
      return host.code({ feedId: ID, visitedUrl: server.url, snippets, rule });
    },
  };
}
