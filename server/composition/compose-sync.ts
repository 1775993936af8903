import {
  createPictureProcess,
  type PictureRenderer,
} from "../media/picture-process/picture-process.ts";
import { countSyncs } from "../metrics/count-syncs.ts";
import { createSync } from "../sync/sync.ts";
import { createRefresher } from "../tokens/refresh.ts";
import type { FeedParts } from "./compose-feeds.ts";
import type { Foundation } from "./foundation.ts";

/** What asks Instagram: it keeps access, and brings posts and pictures into the feeds. */
export function composeSync(
  foundation: Foundation,
  feeds: FeedParts,
  givenPictures: PictureRenderer | undefined,
) {
  const { config, log, mediaFetch, refreshCron, syncCron } = foundation;
  const pictures = givenPictures ?? createPictureProcess({ log });
  const { sync, results: syncResults } = countSyncs(
    createSync({
      ...foundation,
      ...feeds,
      fetch: mediaFetch,
      pictures,
      room: feeds.mediaRoom,
      mediaHosts: config.mediaHosts,
      maxPosts: config.maxPosts,
      syncPeriodMs: syncCron.longestPeriodMs,
      random: Math.random,
    }),
  );
  const refresher = createRefresher({ ...foundation, cron: refreshCron });
  return { sync, syncResults, refresher, pictures };
}
