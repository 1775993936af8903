import type { FeedRecord } from "../../db/feeds.ts";
import { Copyable } from "../components/copyable.tsx";
import { snippetsOf } from "./feed-snippets.ts";

interface FeedCardProps {
  readonly feed: FeedRecord;
  readonly usernames: readonly string[];
  readonly publicUrl: string;
}

export function FeedCard({ feed, usernames, publicUrl }: FeedCardProps) {
  const { id } = feed;
  const snippets = snippetsOf(publicUrl, id);
  return (
    <article class="card feed" id={`feed-${id}`} aria-labelledby={`feed-name-${id}`}>
      <header>
        <h2 id={`feed-name-${id}`}>Feed “{id}”</h2>
        <p class="soft">
          {usernames.length > 0
            ? `Shows ${usernames.map((username) => `@${username}`).join(", ")}, exactly as below.`
            : "No account fills it any more."}
        </p>
      </header>
      <div class="feed-parts">
        <section class="preview" aria-label={`Preview of the feed ${id}`}>
          <windowbox-feed feed-id={id}>
            <p class="soft">The preview appears here as soon as there are posts to show.</p>
          </windowbox-feed>
          <p class="actions">
            <a class="button" href={`/admin/feeds/${id}/look`}>
              Change how it looks
            </a>
          </p>
        </section>
        <section class="snippets" aria-label={`Put the feed ${id} on your site`}>
          <h3>Put it on your site</h3>
          <p>Paste these three lines where the feed should be.</p>
          <Copyable
            id={`module-${id}`}
            label={`the three lines for ${id}`}
            text={snippets.module}
          />
          <details>
            <summary>My site takes only one tag</summary>
            <p>This one does the same, for page builders and old sites.</p>
            <Copyable id={`tag-${id}`} label={`the one tag for ${id}`} text={snippets.oneTag} />
          </details>
          <details>
            <summary>My site takes only an iframe</summary>
            <p>
              The height is a guess; a page that may run scripts is told the right one, as the
              manual says.
            </p>
            <Copyable id={`iframe-${id}`} label={`the iframe for ${id}`} text={snippets.iframe} />
          </details>
          <details>
            <summary>I build the page myself</summary>
            <p>
              The feed as HTML, for a server to put into its pages: it is there without any script.
            </p>
            <Copyable id={`html-${id}`} label={`the HTML address of ${id}`} text={snippets.html} />
            <p>The feed as JSON, open to every site:</p>
            <Copyable id={`json-${id}`} label={`the JSON address of ${id}`} text={snippets.json} />
          </details>
          <details>
            <summary>My site has a Content-Security-Policy</summary>
            <p>Add this to it. Nothing “unsafe” is needed.</p>
            <Copyable
              id={`policy-${id}`}
              label={`the policy for ${id}`}
              text={snippets.contentSecurityPolicy}
            />
          </details>
          <details>
            <summary>Trial reels are {feed.settings.trialReels ? "shown" : "left out"}</summary>
            <p>
              Instagram shows a trial reel to strangers only, until its owner lets everyone see it.
            </p>
            <form method="post" action={`/admin/feeds/${id}/trial-reels`}>
              <input type="hidden" name="show" value={feed.settings.trialReels ? "no" : "yes"} />
              <button type="submit">
                {feed.settings.trialReels ? "Leave them out" : "Show them too"}
              </button>
            </form>
          </details>
        </section>
      </div>
    </article>
  );
}
