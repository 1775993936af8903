import type { Database } from "../../../server/db/database.ts";
import type { StoredMedia } from "../../../server/db/posts.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import {
  accountRecord,
  postFiles,
  postRecord,
  storedFiles,
  tokenRecord,
} from "../../server/feed/records.ts";

/** What Instagram's accounts look like: captions of a few lines, hashtags, every fifth post an album, every fourth a reel. */
export function addLargeFeed(db: Database, id: string, posts: number): void {
  const now = Date.now();
  const accountId = `of-${id}`;
  db.transaction(() => {
    db.accounts.insert(
      accountRecord({
        id: accountId,
        appScopedId: "2600000000000999",
        professionalId: "17841400000009999",
        connectedAt: now - 30 * DAY_MS,
        profile: { username: id, name: "A large shop", mediaCount: posts },
      }),
    );
    db.tokens.put(
      tokenRecord({
        accountId,
        sealed: Buffer.alloc(250, 7),
        obtainedAt: now - 30 * DAY_MS,
        expiresAt: now + 58 * DAY_MS,
        nextRefreshAt: now + 5 * DAY_MS,
        // It is not synced here.
        deadAt: now - HOUR_MS,
      }),
    );
    db.syncStates.put({
      ...db.syncStates.get(accountId),
      lastAttemptAt: now - 1000,
      lastSuccessAt: now - 1000,
      nextSyncAt: now + HOUR_MS,
    });
    for (let number = 0; number < posts; number += 1) db.posts.put(largePost(accountId, number));
    db.feeds.insert({ id, settings: {}, createdAt: now, accountIds: [accountId] });
  });
}

function largePost(accountId: string, number: number) {
  const isAlbum = number % 5 === 0;
  const isReel = !isAlbum && number % 4 === 0;
  const children = isAlbum ? [1, 2, 3, 4].map((child) => `${number}-${child}`) : [];
  const media: Partial<StoredMedia> = {
    mediaType: isAlbum ? "CAROUSEL_ALBUM" : isReel ? "VIDEO" : "IMAGE",
    isReel,
    permalink: `https://www.instagram.com/p/C${number.toString(36).padStart(10, "0")}/`,
    caption: `Loaf number ${number}, baked before the harbour woke up. ${
      number % 3 === 0 ? "Étienne took the last one; come early tomorrow." : "Rye, salt, water."
    }\n\nOpen from ${6 + (number % 3)} until everything is gone, @harbour.bakery.\n.\n.\n#bread #sourdough #bakery #number${number % 90} #harbour${number % 7}`,
    altText: `A loaf on a wooden board, number ${number}`,
    likeCount: (number * 37) % 900,
    commentsCount: number % 40,
    children: children.map((id) => ({ id, mediaType: "IMAGE", altText: `Slide ${id}` })),
  };
  const files = postFiles(number * 10, {
    ...(isReel && { video: `${number.toString(16).padStart(32, "0")}.mp4` }),
    placeholder: placeholderOf(number),
    children: Object.fromEntries(
      children.map((id, at) => [
        id,
        storedFiles(number * 10 + at + 1, { placeholder: placeholderOf(number + at) }),
      ]),
    ),
  });
  return postRecord(number, media, { accountId, files });
}

/** Colours that differ as pictures do, and compress as badly. */
function placeholderOf(number: number): string {
  let state = number + 1;
  return Array.from({ length: 27 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 256).toString(16).padStart(2, "0");
  }).join("");
}
