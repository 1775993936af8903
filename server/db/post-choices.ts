import { z } from "zod";
import type { PostLink } from "../feed/document.ts";
import { integer, json, optional, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const POST_CHOICES = table("post_choices", ["feedId", "postId"], {
  feedId: text,
  /** Instagram's. The post may be absent, and come back. */
  postId: text,
  hiddenAt: optional(integer),
  /** The order of the pinned ones. */
  pinnedAt: optional(integer),
  /** In place of Instagram's alternative text. */
  description: optional(text),
  /** The same of an album's pictures and videos, by their ids. */
  childDescriptions: optional(
    json<Readonly<Record<string, string>>>(z.record(z.string(), z.string())),
  ),
  link: optional(json<PostLink>(z.object({ url: z.string(), label: z.string() }))),
});

/** What an owner decided about a post in a feed. It stays when the post goes, and the account too. */
export type PostChoice = RowOf<typeof POST_CHOICES>;

export interface PostChoices {
  ofFeed(feedId: string): PostChoice[];
  get(feedId: string, postId: string): PostChoice;
  /** Inserts or replaces; one that says nothing is deleted. */
  put(choice: PostChoice): void;
  /** Ids of posts that are hidden in any feed. */
  hiddenPostIds(): string[];
}

export function createPostChoices(sqlite: Sqlite): PostChoices {
  const choices = prepareTable(sqlite, POST_CHOICES);
  const selectOne = choices.one<[string, string]>(
    "SELECT * FROM post_choices WHERE feed_id = ? AND post_id = ?",
  );
  const upsert = choices.upsert();
  const remove = sqlite.prepare("DELETE FROM post_choices WHERE feed_id = ? AND post_id = ?");
  const selectHidden = sqlite
    .prepare<[], string>("SELECT DISTINCT post_id FROM post_choices WHERE hidden_at IS NOT NULL")
    .pluck();
  return {
    ofFeed: choices.all<[string]>("SELECT * FROM post_choices WHERE feed_id = ?"),
    get: (feedId, postId) => selectOne(feedId, postId) ?? noChoice(feedId, postId),
    put(choice) {
      const { feedId, postId, ...said } = choice;
      if (Object.values(said).every((value) => value === undefined)) remove.run(feedId, postId);
      else upsert(choice);
    },
    hiddenPostIds: () => selectHidden.all(),
  };
}

function noChoice(feedId: string, postId: string): PostChoice {
  return {
    feedId,
    postId,
    hiddenAt: undefined,
    pinnedAt: undefined,
    description: undefined,
    childDescriptions: undefined,
    link: undefined,
  };
}
