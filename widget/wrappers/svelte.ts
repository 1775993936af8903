import type { Component, Snippet } from "svelte";
import type { HTMLAttributes } from "svelte/elements";
import type { FeedEventMap } from "../element/events.ts";
import type { WindowboxFeedElement } from "../widget.ts";
import type { FeedProps } from "./feed-props.ts";
import feed from "./windowbox-feed.svelte";

type PageProps = Omit<
  HTMLAttributes<WindowboxFeedElement>,
  keyof FeedProps | `on${keyof FeedEventMap}` | "children"
>;

/** A snippet of its name takes the place of the flag: with a header of its own, the feed needs none. */
export interface WindowboxFeedProps extends PageProps, Omit<FeedProps, "header"> {
  header?: FeedProps["header"] | Snippet;
  footer?: Snippet | undefined;
  empty?: Snippet | undefined;
  error?: Snippet | undefined;
  /** Posts are there: `event.detail.feed`. */
  onload?: ((event: FeedEventMap["load"]) => void) | undefined;
  /** No feed, or no more of it: `event.detail.reason`. */
  onerror?: ((event: FeedEventMap["error"]) => void) | undefined;
  /** A visitor chose `event.detail.post`; `event.preventDefault()` keeps link and lightbox from opening. */
  onpostclick?: ((event: FeedEventMap["postclick"]) => void) | undefined;
  /** Shown where there are no posts to show. */
  children?: Snippet | undefined;
}

/** `<windowbox-feed>`, with its script loaded once it is mounted. */
export const WindowboxFeed: Component<WindowboxFeedProps> = feed;
