import type { FeedRecord } from "../../db/feeds.ts";
import type { PostChoice } from "../../db/post-choices.ts";
import type { PostRecord } from "../../db/posts.ts";
import type { VideoTrack } from "../../db/video-tracks.ts";
import type { OwnerError } from "../../shared/errors.ts";
import { FieldProblem, problemOf, refusedField } from "../components/field-problem.tsx";
import { NoticeBox } from "../components/notice-box.tsx";
import { feedPath, postPath } from "../feeds/feed-paths.ts";
import { CaptionsProblemList, CaptionsSection, type RefusedCaptions } from "./captions-section.tsx";
import { firstSentence, postName } from "./wall-view.ts";

interface PostPageProps {
  readonly feed: FeedRecord;
  readonly post: PostRecord;
  readonly choice: PostChoice;
  readonly why: string;
  /** Captions of its videos. */
  readonly tracks: readonly VideoTrack[];
  /** What was typed and could not be taken, and why. */
  readonly refused?:
    | {
        readonly description: string;
        readonly children: Readonly<Record<string, string>>;
        readonly url: string;
        readonly label: string;
        readonly problem: Pick<OwnerError, "field" | "message">;
      }
    | undefined;
  readonly refusedCaptions?: RefusedCaptions;
}

/** What an owner says about one post: what its picture shows, and where its tile leads. */
export function PostPage(props: PostPageProps) {
  const { feed, post, choice, why, tracks, refused, refusedCaptions } = props;
  const { media, files } = post;
  const { permalink } = media;
  const { postsLang } = feed.settings;
  return (
    <article class="card post-page">
      <p class="crumb">
        <a href={`${feedPath(feed.id, "posts")}?at=${post.id}#p${post.id}`}>Posts</a>
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
      {refusedCaptions && <CaptionsProblemList refused={refusedCaptions} />}
      {refused && refused.problem.field === undefined && (
        <NoticeBox notice={{ level: "error", text: refused.problem.message }} isNews />
      )}
      <form method="post" class="stack">
        <DescriptionField {...{ post, choice, refused }} lang={postsLang} />
        {media.children.length > 0 && (
          <ChildDescriptions
            post={post}
            typed={refused?.children ?? choice.childDescriptions}
            lang={postsLang}
          />
        )}
        <LinkFields {...{ choice, refused }} lang={postsLang} />
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>
        </p>
      </form>
      <CaptionsSection
        path={postPath(feed.id, post.id)}
        post={post}
        tracks={tracks}
        language={feed.settings.postsLang}
        refused={refusedCaptions}
      />
    </article>
  );
}

interface PostFieldsProps extends Pick<PostPageProps, "choice" | "refused"> {
  /** Of what the account writes. */
  readonly lang: string | undefined;
}

function DescriptionField(props: PostFieldsProps & Pick<PostPageProps, "post">) {
  const { post, choice, refused, lang } = props;
  const { caption, altText, mediaType } = post.media;
  const isVideo = mediaType === "VIDEO";
  const offered = firstSentence(caption);
  const problemAt = (field: string) => problemOf(refused?.problem, field);
  return (
    <>
      <label for="description">{isVideo ? "What the video shows" : "What the picture shows"}</label>
      <FieldProblem id="description" problem={problemAt("description")} />
      <p class="hint" id="description-hint">
        {altText
          ? `${purpose(isVideo)} Instagram has: “${altText}” Yours takes its place.`
          : `${purpose(isVideo)} Instagram has none for this post.`}
      </p>
      <textarea
        id="description"
        name="description"
        rows={3}
        maxlength={1000}
        lang={lang}
        {...refusedField("description", problemAt("description"))}
      >
        {refused?.description ?? choice.description ?? ""}
      </textarea>
      {offered && (
        <p class="hint offered">
          The caption begins: <q lang={lang}>{offered}</q>{" "}
          <button type="submit" class="small" name="offered" value={offered} formnovalidate>
            Take that
          </button>
        </p>
      )}
    </>
  );
}

function LinkFields({ choice, refused, lang }: PostFieldsProps) {
  const link = refused ?? choice.link;
  const problemAt = (field: string) => problemOf(refused?.problem, field);
  return (
    <>
      <label for="link">Where its tile leads</label>
      <FieldProblem id="link" problem={problemAt("link")} />
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
        {...refusedField("link", problemAt("link"))}
      />
      <label for="label">What that is, in a few words</label>
      <FieldProblem id="label" problem={problemAt("label")} />
      <input
        id="label"
        name="label"
        maxlength={80}
        autocomplete="off"
        placeholder="Order this bread"
        lang={lang}
        value={link?.label ?? ""}
        {...refusedField("label", problemAt("label"), false)}
      />
    </>
  );
}

/** Whoever does not see a video hears it, unless nothing is said in it. */
function purpose(isVideo: boolean): string {
  return isVideo
    ? "Read out to people who do not see it: say what happens, in the order it happens."
    : "Read out to people who do not see it.";
}

interface ChildDescriptionsProps {
  readonly post: PostRecord;
  readonly typed: Readonly<Record<string, string>> | undefined;
  /** Of what the account writes. */
  readonly lang: string | undefined;
}

/** What is said of an album describes its first picture alone. */
function ChildDescriptions({ post, typed = {}, lang }: ChildDescriptionsProps) {
  const { media, files } = post;
  return (
    <fieldset class="children">
      <legend>What each of its pictures shows</legend>
      <p class="hint" id="children-hint">
        The first is described above, unless it has words of its own here.
      </p>
      {media.children.map(({ id, mediaType, altText }, at) => {
        const picture = files?.children[id]?.sizes.small;
        const kind = mediaType === "VIDEO" ? "Video" : "Picture";
        return (
          <div class="child">
            {picture ? (
              <img
                src={`/admin/media/${picture.name}`}
                alt=""
                width={picture.width}
                height={picture.height}
                loading="lazy"
              />
            ) : (
              <span class="no-picture" />
            )}
            <div>
              <label for={`child-${id}`}>{`${kind} ${at + 1} of ${media.children.length}`}</label>
              {altText && (
                <p class="hint" id={`child-${id}-hint`}>{`Instagram has: “${altText}”`}</p>
              )}
              <textarea
                id={`child-${id}`}
                name={`child-${id}`}
                rows={2}
                maxlength={1000}
                lang={lang}
                aria-describedby={altText ? `child-${id}-hint` : "children-hint"}
              >
                {typed[id] ?? ""}
              </textarea>
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
