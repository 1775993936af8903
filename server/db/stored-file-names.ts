import type { AccountRecord } from "./accounts.ts";
import type { Database } from "./database.ts";
import { namesOfPost, type PostRecord } from "./posts.ts";
import type { VideoTrack } from "./video-tracks.ts";

/** Of one account: its posts' files, its videos' captions, its own picture. */
export function filesOfAccount(
  db: Pick<Database, "posts" | "videoTracks">,
  { id, picture }: Pick<AccountRecord, "id" | "picture">,
): string[] {
  const named = filesOfPosts(db.posts.ofAccount(id), db.videoTracks.ofAccount(id));
  return picture ? [...named, picture.name] : named;
}

/** Of some posts, with these captions of their videos. */
export function filesOfPosts(
  posts: readonly PostRecord[],
  captions: readonly VideoTrack[],
): string[] {
  return [
    ...posts.flatMap(({ files }) => (files ? namesOfPost(files) : [])),
    ...captions.flatMap(({ name }) => name ?? []),
  ];
}
