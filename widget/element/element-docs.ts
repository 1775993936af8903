import { USUAL_GAP_PX } from "../../server/feed/settings-table.ts";
import type { FeedEventMap } from "./events.ts";

/**
 * What a page can use of the element besides its settings: from here come the documentation, the custom elements
 * manifest and the editors' files. Nothing of it is in what visitors load.
 */

export const SENTENCE = "An Instagram feed, from a Windowbox server.";

interface EventDocs {
  /** The type of the event, as `events.ts` has it. */
  readonly type: string;
  readonly sentence: string;
}

export const EVENTS: Readonly<Record<keyof FeedEventMap, EventDocs>> = {
  load: {
    type: "FeedLoadEvent",
    sentence: "Posts are there. Does not bubble. `detail.feed` is the feed document.",
  },
  error: {
    type: "FeedErrorEvent",
    sentence:
      "No feed, or no more of it; what was shown stays. Does not bubble. `detail.reason` is a `FeedFailure`.",
  },
  postclick: {
    type: "PostClickEvent",
    sentence:
      "A visitor chose a post. Bubbles; cancelling it keeps link and lightbox from opening. `detail.post` is the post, `detail.cause` the click.",
  },
};

/** By name; the default slot has none. */
export const SLOTS: Readonly<Record<string, string>> = {
  "": "Shown instead of the message where there is nothing to show.",
  header: "Replaces the header.",
  footer: "Replaces the buttons below the posts.",
  empty: "Shown where the feed has no posts; goes before the fallback children.",
  error: "Shown where the feed cannot be loaded; goes before the fallback children.",
};

/** For `windowbox-feed::part(NAME)`. */
export const PARTS: Readonly<Record<string, string>> = {
  base: "The box around everything.",
  header: "Around picture, name, counts, biography and follow button.",
  avatar: "The account's picture.",
  name: "The account's name, a link to its profile.",
  counts: "Posts and followers.",
  biography: "What the account says about itself.",
  list: "The list of posts.",
  item: "A post: tile and caption.",
  tile: "The link around a post's picture.",
  image: "A post's picture.",
  mark: "The sign for albums, videos and reels.",
  overlay: "What a tile says under the pointer.",
  caption: "The caption under a tile.",
  "instagram-tile": "The last tile, which leads to the account; a `tile` too.",
  carousel: "Around a carousel's row, its arrows and its dots.",
  "carousel-arrow": "Both arrows over a carousel.",
  "carousel-previous": "The one that goes back.",
  "carousel-next": "The one that goes on.",
  "carousel-dots": "The dots below a carousel.",
  "carousel-dot": "One of them, a button.",
  "carousel-dot-current": "The one of the posts in view.",
  "carousel-counter": "The same in figures, where there would be too many dots.",
  skip: "The button that leads past many posts; it shows while it has the focus.",
  footer: "Around the buttons below the posts.",
  button: "Every button with words on it.",
  "load-more": "The button that brings more posts.",
  "follow-button": "The link to the account's profile.",
  message: "The line that says why there is nothing to show.",
  lightbox: "The dialog, over the whole window.",
  "lightbox-card": "The sheet in it: picture, text and buttons.",
  "lightbox-stage": "Behind the picture.",
  "lightbox-picture": "The box of a picture or video.",
  "lightbox-video": "A video that plays.",
  "lightbox-play": "The button over a video's poster.",
  "lightbox-message": "The line over what cannot be shown.",
  "lightbox-step": "Which picture of an album.",
  "lightbox-dots": "The same as dots.",
  "lightbox-text": "Everything that is said about a post.",
  "lightbox-avatar": "The account's picture.",
  "lightbox-username": "The account's name, a link to its profile.",
  "lightbox-date": "When it was posted.",
  "lightbox-ai": "Says that AI made it, where the account says so.",
  "lightbox-caption": "The caption.",
  "lightbox-link": "A mention or a hashtag in it.",
  "lightbox-counts": "Likes and comments.",
  "lightbox-permalink": "The link to the post on Instagram.",
  "lightbox-position": "Which post of how many.",
  "lightbox-previous": "The button to the previous picture.",
  "lightbox-next": "The button to the next picture.",
  "lightbox-close": "The button that closes it.",
};

interface PropertyDocs {
  readonly default: string;
  readonly sentence: string;
}

export const CUSTOM_PROPERTIES: Readonly<Record<string, PropertyDocs>> = {
  "--windowbox-gap": {
    default: `${USUAL_GAP_PX}px`,
    sentence: "Between tiles, where no `gap` is set.",
  },
  "--windowbox-padding": { default: "0", sentence: "Around everything, within the background." },
  "--windowbox-tile-radius": { default: "2px", sentence: "A tile's corners." },
  "--windowbox-font-family": { default: "inherit", sentence: "All text." },
  "--windowbox-font-size": { default: "1em", sentence: "All text; at least 12px if not set." },
  "--windowbox-color": { default: "inherit", sentence: "Text, and by it every tint and ring." },
  "--windowbox-background": {
    default: "none",
    sentence: "Behind everything; the `light` and `dark` themes bring theirs.",
  },
  "--windowbox-focus-color": {
    default: "the text's colour",
    sentence:
      "The ring around what has the focus; over a picture it is white, with a dark edge, if not set.",
  },
  "--windowbox-overlay-color": { default: "#fff", sentence: "Text over a tile." },
  "--windowbox-overlay-background": {
    default: "#000000a6",
    sentence: "Behind the text over a tile.",
  },
  "--windowbox-arrow-color": { default: "#1c1c1e", sentence: "The arrows over a carousel." },
  "--windowbox-arrow-background": { default: "#ffffffeb", sentence: "Behind them." },
  "--windowbox-dot-color": { default: "currentColor", sentence: "The dots below a carousel." },
  "--windowbox-button-color": { default: "inherit", sentence: "A button's text." },
  "--windowbox-button-background": {
    default: "9% of the text's colour",
    sentence: "A button's ground.",
  },
  "--windowbox-button-hover-background": {
    default: "16% of the text's colour",
    sentence: "The same under the pointer.",
  },
  "--windowbox-button-radius": { default: "8px", sentence: "A button's corners." },
  "--windowbox-lightbox-background": {
    default: "#fff or #1c1c1f",
    sentence: "Behind the lightbox's text, in light and dark.",
  },
  "--windowbox-lightbox-color": { default: "#1c1c1e or #f4f4f5", sentence: "That text." },
  "--windowbox-lightbox-link-color": { default: "#0b57b8 or #93c0ff", sentence: "Links in it." },
  "--windowbox-lightbox-backdrop": { default: "#101012e6", sentence: "Around the card." },
  "--windowbox-lightbox-stage": {
    default: "a dark tint of the picture",
    sentence: "Behind the picture.",
  },
  "--windowbox-lightbox-radius": {
    default: "12px",
    sentence: "The card's corners, where it does not fill the window.",
  },
  "--windowbox-lightbox-button-color": { default: "#fff", sentence: "The arrows over a picture." },
  "--windowbox-lightbox-button-background": { default: "#000000a6", sentence: "Behind them." },
};
