import type { Database } from "../db/database.ts";

/** Names of all files that accounts and posts are made of; documents name the same, and may still name older ones. */
export function namedFiles(db: Pick<Database, "accounts" | "posts">): Set<string> {
  const names = new Set(db.posts.fileNames());
  for (const { picture } of db.accounts.all()) if (picture) names.add(picture.name);
  return names;
}
