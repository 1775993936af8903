import type { Database } from "../db/database.ts";

/** Names of all files that accounts and posts are made of; documents name the same, and may still name older ones. */
export function namedFiles(db: Pick<Database, "accounts" | "posts" | "videoTracks">): Set<string> {
  const names = new Set([...db.posts.fileNames(), ...db.videoTracks.fileNames()]);
  for (const { picture } of db.accounts.all()) if (picture) names.add(picture.name);
  return names;
}

/** The same with those of pages that browsers and proxies may still come back for. */
export function filesInUse(
  db: Pick<Database, "accounts" | "posts" | "videoTracks" | "documents">,
  now: number,
): Set<string> {
  return new Set([...namedFiles(db), ...db.documents.fileNames(now)]);
}
