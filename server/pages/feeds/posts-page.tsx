import type { FeedRecord } from "../../db/feeds.ts";
import { FeedHead } from "./feed-head.tsx";

interface PostsPageProps {
  readonly feed: FeedRecord;
  readonly name: string;
  readonly usernames: readonly string[];
}

/** Which posts the feed shows. */
export function PostsPage({ feed, name, usernames }: PostsPageProps) {
  const { id } = feed;
  return (
    <>
      <FeedHead feedId={id} name={name} tab="posts" />
      <p class="soft">
        {usernames.length > 0
          ? `Shows ${usernames.map((username) => `@${username}`).join(", ")}, exactly as below.`
          : "No account fills it any more."}
      </p>
      <section class="card preview" aria-label={`Preview of the feed ${id}`}>
        <windowbox-feed feed-id={id}>
          <p class="soft">The posts appear here as soon as there are some.</p>
        </windowbox-feed>
      </section>
      <details>
        <summary>Trial reels are {feed.settings.trialReels ? "shown" : "left out"}</summary>
        <p>Instagram shows a trial reel to strangers only, until its owner lets everyone see it.</p>
        <form method="post" action={`/admin/feeds/${id}/trial-reels`}>
          <input type="hidden" name="show" value={feed.settings.trialReels ? "no" : "yes"} />
          <button type="submit">
            {feed.settings.trialReels ? "Leave them out" : "Show them too"}
          </button>
        </form>
      </details>
    </>
  );
}
