import type { FeedRecord } from "../../db/feeds.ts";
import type { PostChoice } from "../../db/post-choices.ts";
import type { PostRecord } from "../../db/posts.ts";
import { firstSentence, postName } from "./wall-view.ts";

interface PostPageProps {
  readonly feed: FeedRecord;
  readonly post: PostRecord;
  readonly choice: PostChoice;
  readonly why: string;
  /** What was typed and could not be taken, and why. */
  readonly refused?: {
    readonly description: string;
    readonly url: string;
    readonly label: string;
    readonly problem: string;
  };
}

/** What an owner says about one post: what its picture shows, and where its tile leads. */
export function PostPage({ feed, post, choice, why, refused }: PostPageProps) {
  const { media, files } = post;
  const { caption, altText, permalink } = media;
  const offered = firstSentence(caption);
  const link = refused ?? choice.link;
  return (
    <article class="card post-page">
      <p class="crumb">
        <a href={`/admin/feeds/${feed.id}/posts?at=${post.id}#p${post.id}`}>Posts</a>
      </p>
      <h1>{postName(post)}</h1>
      {files && (
        <img
          src={`/admin/media/${files.sizes.medium.name}`}
          alt=""
          width={files.sizes.medium.width}
          height={files.sizes.medium.height}
        />
      )}
      <p class="soft">
        {why}.{" "}
        {permalink && (
          <a href={permalink} rel="noopener noreferrer">
            On Instagram
          </a>
        )}
      </p>
      {refused && (
        <p class="notice error" role="alert">
          {refused.problem}
        </p>
      )}
      <form method="post" class="stack">
        <label for="description">What the picture shows</label>
        <p class="hint" id="description-hint">
          {altText
            ? `Read out to who does not see it. Instagram has: “${altText}” Yours takes its place.`
            : "Read out to who does not see it. Instagram has none for this post."}
        </p>
        <textarea
          id="description"
          name="description"
          rows={3}
          maxlength={1000}
          aria-describedby="description-hint"
        >
          {refused?.description ?? choice.description ?? ""}
        </textarea>
        {offered && (
          <p class="hint offered">
            The caption begins: <q>{offered}</q>{" "}
            <button type="submit" class="small" name="offered" value={offered} formnovalidate>
              Take that
            </button>
          </p>
        )}
        <label for="link">Where its tile leads</label>
        <p class="hint" id="link-hint">
          An address that begins with https://. Empty: as the feed says for all posts.
        </p>
        <input
          id="link"
          name="url"
          type="text"
          inputmode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="https://"
          value={link?.url ?? ""}
          aria-describedby="link-hint"
        />
        <label for="label">What that is, in a few words</label>
        <input
          id="label"
          name="label"
          maxlength={80}
          autocomplete="off"
          placeholder="Order this bread"
          value={link?.label ?? ""}
        />
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>
        </p>
      </form>
    </article>
  );
}
