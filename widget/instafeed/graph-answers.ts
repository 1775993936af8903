import type { FeedDocument, FeedPost } from "../../server/feed/document.ts";
import type { GraphAnswer, GraphMedia } from "./options.ts";

const TIMEOUT_MS = 10_000;

/** What the Graph API answers where nothing is asked for. */
const DEFAULT_COUNT = 25;

/**
 * A feed in answers of as many posts as a page asks for, whatever the length of the feed's own pages: what a page
 * filters, sorts and keeps for later is then the same as with the Graph API.
 */
export class GraphAnswers {
  private readonly waiting: GraphMedia[] = [];
  private readonly firstUrl: string;
  private nextUrl: string | undefined;

  constructor(url: string) {
    this.firstUrl = url;
    this.nextUrl = url;
  }

  /** The next posts, or the first ones again where there are no more. Rejects with what went wrong. */
  async take(count: number | null): Promise<GraphAnswer> {
    const wanted = count ?? DEFAULT_COUNT;
    // A page that goes on for as long as there is more would do so forever.
    if (wanted === 0) return { data: [], paging: {} };
    if (this.waiting.length === 0) this.nextUrl ??= this.firstUrl;
    while (this.nextUrl !== undefined && this.waiting.length < wanted) {
      const url = this.nextUrl;
      const { posts, next, username } = await load(url);
      this.waiting.push(...posts.map((post) => graphMedia(post, username)));
      this.nextUrl = next && new URL(next, url).href;
      if (!next) this.nextUrl = undefined;
    }
    const data = this.waiting.splice(0, wanted);
    const more = this.nextUrl ?? (this.waiting.length > 0 ? "#" : undefined);
    return { data, paging: more === undefined ? {} : { next: more } };
  }
}

function graphMedia(post: FeedPost, username: string | undefined): GraphMedia {
  const { id, caption, mediaType, mediaUrl, permalink, thumbnailUrl, timestamp } = post;
  return {
    // Everything else by its own name: model.altText, model.likeCount, model.sizes.small.mediaUrl.
    ...post,
    id,
    caption,
    media_type: mediaType,
    media_url: mediaUrl,
    permalink,
    thumbnail_url: thumbnailUrl,
    // Pages cut it where the Graph API has it.
    timestamp: timestamp.replace(/(\.\d+)?Z$/, "+0000"),
    username: post.username ?? username,
  };
}

/** Without fetch(), which has no time limit of its own in the browsers of 2020. */
function load(url: string): Promise<FeedDocument> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (message: string) => reject(new Error(message));
    request.ontimeout = () => fail("the server did not answer in time");
    request.onerror = () => fail("the server cannot be reached");
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status === 200 && answer?.posts) resolve(answer);
      else
        fail(
          answer?.error
            ? `${answer.error.code} ${answer.error.message}`
            : `status ${request.status}`,
        );
    };
    request.open("GET", url);
    request.timeout = TIMEOUT_MS;
    request.send();
  });
}

type FeedAnswer = FeedDocument & {
  readonly error?: { readonly code: string; readonly message: string };
};

function parse(text: string): FeedAnswer | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
