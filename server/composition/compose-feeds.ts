import { composeFeedBuilder } from "../feed/compose-feed-builder.ts";
import { createSightings } from "../feed/sightings.ts";
import { createNoteNewPosts } from "../hooks/note-new-posts.ts";
import { createMediaRoom } from "../media/media-room.ts";
import { createMediaStore } from "../media/media-store.ts";
import { createSweeper, type Sweeper } from "../media/sweeper.ts";
import type { Foundation } from "./foundation.ts";

export type FeedParts = ReturnType<typeof composeFeeds>;

/** What visitors are served: the feeds, and the pictures that they name. */
export function composeFeeds(foundation: Foundation) {
  const { config, clock, db, log, mediaDir, incidents, presence, syncCron } = foundation;
  const { publicUrl, maxPosts, diskReserve, mediaQuota } = config;
  const mediaStore = createMediaStore({ directory: mediaDir, clock });
  const feedBuilder = composeFeedBuilder({
    ...{ db, clock, log, publicUrl, maxPosts },
    syncPeriodMs: syncCron.longestPeriodMs,
    noteShown: createNoteNewPosts({ db, clock }),
  });
  const mediaRoom = createMediaRoom({ directory: mediaDir, incidents, diskReserve, mediaQuota });
  const sweeping = createSweeper({ db, clock, log, mediaStore, feedBuilder });
  const sweeper: Sweeper = {
    ...sweeping,
    async sweep() {
      const swept = await presence.withPicturesAlone(sweeping.sweep);
      await mediaRoom.look();
      return swept ?? 0;
    },
  };
  const sightings = createSightings({ db, clock, publicUrl });
  return { mediaStore, feedBuilder, mediaRoom, sweeper, sightings };
}
