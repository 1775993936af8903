import type { Database } from "../db/database.ts";
import { type PostRecord, videoIdsOf } from "../db/posts.ts";
import type { VideoTrack } from "../db/video-tracks.ts";
import { readPostsLanguage } from "../feed/posts-language.ts";
import type { MediaStore } from "../media/media-store.ts";
import { OwnerError } from "../shared/errors.ts";
import type { Clock } from "../time/clock.ts";
import { parseWebVtt, WebVttError } from "./parse-web-vtt.ts";

export interface CaptionsDeps {
  readonly db: Pick<Database, "feeds" | "posts" | "videoTracks" | "transaction">;
  readonly clock: Pick<Clock, "now">;
  readonly mediaStore: Pick<MediaStore, "put" | "settle">;
  /** Makes the feed's pages anew, inside the transaction. */
  buildFeed(feedId: string): void;
}

/** As it was typed and chosen. */
export interface TypedCaptions {
  readonly mediaId: string;
  readonly lang: string;
  readonly label: string;
  /** `undefined` where no file was chosen. */
  readonly bytes: Uint8Array | undefined;
}

/** What cannot be taken, by field: each a sentence for the owner. */
export type CaptionsProblems = Partial<Record<"lang" | "label" | "file", string>>;

const LONGEST_LABEL = 60;
const MOST_LANGUAGES = 20;

/**
 * Keeps captions of a video in one language, in the place of those that were there, and has every feed that shows it
 * offer them. Throws an `OwnerError` where there is no such video.
 */
export async function keepCaptions(
  deps: CaptionsDeps,
  post: PostRecord,
  typed: TypedCaptions,
): Promise<{ readonly kept: VideoTrack } | { readonly problems: CaptionsProblems }> {
  const { db, mediaStore, clock } = deps;
  const { mediaId } = typed;
  assertVideo(post, mediaId);
  const language = readPostsLanguage(typed.lang);
  const lang = "lang" in language ? language.lang : undefined;
  const label = typed.label.trim().replace(/\s+/g, " ") || (lang && ownName(lang)) || "";
  const file = readFile(typed.bytes);
  const others = db.videoTracks.ofMedia([mediaId]).filter((one) => one.lang !== lang);
  const problems: CaptionsProblems = {
    ...("problem" in language && { lang: language.problem }),
    ...("lang" in language && lang === undefined && { lang: "Say which language they are in." }),
    ...(others.length >= MOST_LANGUAGES && {
      lang: `A video has captions in at most ${MOST_LANGUAGES} languages.`,
    }),
    ...(label.length > LONGEST_LABEL && {
      label: `A name in the player has at most ${LONGEST_LABEL} characters.`,
    }),
    ...("problem" in file && { file: file.problem }),
  };
  if ("problem" in file || lang === undefined || Object.keys(problems).length > 0) {
    return { problems };
  }
  const { text, cues } = file;
  const name = await mediaStore.put(Buffer.from(text), "vtt");
  await mediaStore.settle();
  const { accountId, id: postId } = post;
  const kept = { mediaId, lang, accountId, postId, label, name, cues, addedAt: clock.now() };
  db.transaction(() => {
    db.videoTracks.put({ ...kept, text });
    buildFeedsThatShow(deps, postId);
  });
  return { kept };
}

/** Gives what was there; `undefined` where nothing was. */
export function removeCaptions(
  deps: Omit<CaptionsDeps, "mediaStore" | "clock">,
  post: PostRecord,
  mediaId: string,
  lang: string,
): VideoTrack | undefined {
  const { db } = deps;
  return db.transaction(() => {
    const found = captionsOf(db, post).find((one) => one.mediaId === mediaId && one.lang === lang);
    if (!found) return undefined;
    db.videoTracks.delete(mediaId, lang);
    buildFeedsThatShow(deps, post.id);
    return found;
  });
}

/** Of all its videos. */
export function captionsOf(db: Pick<Database, "videoTracks">, post: PostRecord): VideoTrack[] {
  return db.videoTracks.ofMedia(videoIdsOf(post));
}

/** Two accounts may both show it. */
function buildFeedsThatShow(
  { db, buildFeed }: Pick<CaptionsDeps, "db" | "buildFeed">,
  postId: string,
) {
  const feeds = db.posts.withId(postId).flatMap(({ accountId }) => db.feeds.ofAccount(accountId));
  for (const id of new Set(feeds.map((feed) => feed.id))) buildFeed(id);
}

function assertVideo(post: PostRecord, mediaId: string): void {
  if (videoIdsOf(post).includes(mediaId)) return;
  throw new OwnerError("That video is not here any more: look at the page anew.");
}

/** As people who speak it call it: players list languages so. */
function ownName(lang: string): string {
  return new Intl.DisplayNames(lang, { type: "language" }).of(lang) ?? lang;
}

function readFile(bytes: Uint8Array | undefined) {
  if (bytes === undefined) return { problem: "Choose a file first: WebVTT, which ends in .vtt." };
  try {
    return parseWebVtt(bytes);
  } catch (error) {
    if (error instanceof WebVttError) return { problem: error.message };
    throw error;
  }
}
