import { z } from "zod";
import { parseWebVtt } from "../captions/parse-web-vtt.ts";
import type { Database } from "../db/database.ts";
import { POST_KINDS } from "../feed/rules.ts";
import { isNamedAfter, isStoredName } from "../media/media-store.ts";
import { namedFiles } from "../media/named-files.ts";
import { sha256 } from "../shared/sha256.ts";
import { BackupError } from "./backup-error.ts";

/** What later becomes a link, an address or a style: the rest is shown as text, whatever it says. */
const webAddress = z.string().regex(/^https?:\/\//i);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const word = z.string().regex(/^[\w.:-]{1,200}$/);
const count = z.number().int().min(0);
const rgb = z.string().regex(/^\d{1,3}, \d{1,3}, \d{1,3}$/);

const profile = z.looseObject({
  username: z.string().regex(/^[\p{L}\p{N}._-]{1,100}$/u),
  name: z.string().optional(),
  biography: z.string().optional(),
  website: webAddress.optional(),
  followersCount: count.optional(),
  followsCount: count.optional(),
  mediaCount: count.optional(),
});

const child = z.looseObject({
  id: word,
  mediaType: z.enum(["IMAGE", "VIDEO"]),
  altText: z.string().optional(),
});

const media = z.looseObject({
  id: word,
  mediaType: z.enum(["IMAGE", "VIDEO", "CAROUSEL_ALBUM"]),
  isReel: z.boolean(),
  permalink: webAddress.optional(),
  timestamp: z.number(),
  caption: z.string().optional(),
  altText: z.string().optional(),
  likeCount: count.optional(),
  commentsCount: count.optional(),
  children: z.array(child),
});

const files = z.looseObject({
  colorPalette: z.record(z.string(), rgb),
  placeholder: z.string().regex(/^[0-9a-f]*$/),
});

const words = z.array(z.string()).optional();
const rules = z.looseObject({
  kinds: z.array(z.enum(POST_KINDS)).optional(),
  include: words,
  exclude: words,
  since: z.iso.date().optional(),
  skip: count.optional(),
  order: z.literal("shuffled").optional(),
  hideTag: z.string().optional(),
  pinTag: z.string().optional(),
});

/** As it is kept, and named after what is in it. */
const track = z
  .looseObject({
    mediaId: word,
    postId: word,
    accountId: word,
    lang: z.string().regex(/^[A-Za-z0-9-]{2,35}$/),
    label: z.string().min(1).max(100),
    name: z.string().optional(),
    text: z.string(),
  })
  .refine(({ text }) => parseWebVtt(Buffer.from(text)).text === text)
  .refine(({ text, name }) => name === undefined || isNamedAfter(name, sha256(text)));

const postLink = z.object({ url: z.string().regex(/^https:\/\//i), label: z.string() });

/**
 * Reads everything that visitors or the owner may come to see, once, before it is in use. Throws a `BackupError` when
 * something in it is nothing that Windowbox writes. Says which pictures and videos it names.
 */
export function examineContent(db: Database): Set<string> {
  try {
    for (const account of db.accounts.all()) {
      word.parse(account.id);
      profile.parse(account.profile);
      db.tokens.get(account.id);
      db.syncStates.get(account.id);
      for (const post of db.posts.ofAccount(account.id)) {
        word.parse(post.id);
        media.parse(post.media);
        if (!post.files) continue;
        for (const one of [post.files, ...Object.values(post.files.children)]) files.parse(one);
      }
    }
    for (const id of db.feeds.servedIds()) slug.parse(id);
    for (const feed of db.feeds.all()) {
      rules.parse(feed.rules);
      for (const { link } of db.postChoices.ofFeed(feed.id)) postLink.optional().parse(link);
    }
    for (const one of db.videoTracks.all()) track.parse(one);
    const names = namedFiles(db);
    z.array(z.string().refine(isStoredName)).parse([...names]);
    return names;
  } catch (cause) {
    const error = new BackupError(
      "This backup is damaged, or was not made by Windowbox: its database holds something that Windowbox does not write.",
    );
    error.cause = cause;
    throw error;
  }
}
