import { startTestServer } from "../support/test-server.ts";
import { type PastedFeed, pastedFeed } from "./pasted-feed.ts";

const ID = "harbour-bakery";

/** A whole server with a feed; ends with the test. */
export async function startHostedFeed(posts: number): Promise<PastedFeed> {
  const accounts = [{ username: "harbour.bakery", posts }];
  const server = await startTestServer({ accounts });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  const document = await server.feedWith(ID, (seen) => seen.posts.length === posts);
  return pastedFeed(document, server.url);
}
