import { type ConnectDeps, type ConnectedAccount, connectAccount } from "../accounts/connect.ts";
import { disconnectAccount } from "../accounts/disconnect.ts";
import { createForgetting } from "../accounts/forgetting.ts";
import type { ApiName, Candidate } from "../instagram/types.ts";
import type { FeedParts } from "./compose-feeds.ts";
import type { Foundation } from "./foundation.ts";

/** How accounts come and go. */
export function composeAccounts(
  foundation: Foundation,
  { feedBuilder, sweeper }: Pick<FeedParts, "feedBuilder" | "sweeper">,
) {
  const { config, servedCopy, damage } = foundation;
  async function deleteFilesOf(names: readonly string[]): Promise<void> {
    // What is deleted is to be in no copy, either; where that does not succeed, the next look does it.
    await servedCopy
      .update()
      .catch((error: unknown) => damage.note(error, "copying what visitors are served"));
    await sweeper.deleteFilesOf(names);
  }
  const buildFeed = (feedId: string) => feedBuilder.buildFeed(feedId);
  const connectDeps: ConnectDeps = { ...foundation, buildFeed };
  return {
    connect: (api: ApiName, candidate: Candidate, feedId?: string): ConnectedAccount =>
      connectAccount(connectDeps, api, candidate, feedId),
    disconnect: (accountId: string): Promise<void> =>
      disconnectAccount({ ...foundation, buildFeed, deleteFilesOf }, accountId),
    ...createForgetting({ ...connectDeps, dataDir: config.dataDir, deleteFilesOf }),
  };
}
