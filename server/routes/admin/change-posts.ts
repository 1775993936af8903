import type { FeedRecord } from "../../db/feeds.ts";
import {
  choosePosts,
  POST_ACTIONS,
  type PostAction,
  restoreChoices,
} from "../../feed/choose-posts.ts";
import type { WallChange } from "../../pages/posts/wall-page.tsx";
import { OwnerError, RequestError } from "../../shared/errors.ts";
import type { AdminDeps } from "./admin-deps.ts";
import type { ChoiceUndo } from "./choice-undo.ts";

interface WantedChange {
  /** A `PostAction`, as the form has it. */
  readonly action: string;
  readonly postIds: readonly string[];
  /** What is taken back instead; `""` for none. */
  readonly undone: string;
}

/** What an owner does about posts on their wall, or takes back, and how that is said. */
export function changePosts(
  deps: AdminDeps & { readonly undo: ChoiceUndo },
  feed: FeedRecord,
  { action, postIds, undone }: WantedChange,
): { readonly changed: readonly string[]; readonly change: WallChange } {
  const { undo } = deps;
  const failed = (text: string) => ({
    changed: [],
    change: { level: "error", text, undo: undefined } as const,
  });
  try {
    if (undone !== "") {
      const before = undo.find(undone, feed.id);
      if (!before) return failed("That was too long ago to be undone: change it by hand.");
      restoreChoices(deps, feed, before);
      const changed = before.map(({ postId }) => postId);
      return { changed, change: { level: "success", text: SAID_UNDONE, undo: undefined } };
    }
    if (!isAction(action)) throw new RequestError(400, "unknown-action", "Nothing was changed.");
    if (postIds.length === 0) return failed("Tick some posts first.");
    const before = choosePosts(deps, feed, action, postIds);
    const change = {
      level: "success",
      text: saidOf(action, postIds.length),
      undo: undo.remember(before),
    } as const;
    return { changed: postIds, change };
  } catch (error) {
    if (error instanceof OwnerError) return failed(error.message);
    throw error;
  }
}

const SAID_UNDONE = "That is undone.";
/** Of one post, on a page of its own. */
export const SAID_DESCRIBED = "Saved, and in your feed.";
const SAID: Readonly<Record<PostAction, readonly [one: string, several: string]>> = {
  hide: ["It is off your feed.", "posts are off your feed."],
  show: [
    "It is back, unless a rule keeps it out.",
    "posts are back, unless a rule keeps them out.",
  ],
  pin: ["It stands first now.", "posts stand first now."],
  unpin: ["It is in its own place again.", "posts are in their own places again."],
};

function saidOf(action: PostAction, count: number): string {
  const [one, several] = SAID[action];
  return count === 1 ? one : `${count} ${several}`;
}

function isAction(word: string): word is PostAction {
  return POST_ACTIONS.some((action) => action === word);
}

/** Whether it is one of our sentences, whoever made the address that it comes from. */
export function isOurs(sentence: string): boolean {
  const known = [SAID_UNDONE, SAID_DESCRIBED, ...Object.values(SAID).flat()];
  return known.includes(sentence.replace(/^\d{1,4} /, ""));
}
