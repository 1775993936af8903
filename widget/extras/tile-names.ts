import type { FeedPost } from "../../server/feed/document.ts";
import type { ViewModel } from "../element/view-model.ts";
import type { ExtraMessages } from "../locales/locale.ts";
import { isInTwoLanguages } from "./is-in-two-languages.ts";

/**
 * What a tile's name lacks that its template has no bytes for: one that leads away says that it opens a tab, and what
 * the account wrote is set apart in its own language where the page is in another.
 */
export class TileNames {
  /** What the account wrote of what a post's tile is called. */
  private readonly _words = new WeakMap<FeedPost, string>();

  called(post: FeedPost, words: string): void {
    this._words.set(post, words);
  }

  updated(viewModel: ViewModel, root: ShadowRoot, messages: ExtraMessages): void {
    const { posts } = viewModel;
    // Said after the name, which is long enough.
    const newTab = messages
      .newTab("")
      .replace(/[()（）]/g, "")
      .trim();
    // The last one, which leads to the account, says so itself.
    root.querySelectorAll<HTMLElement>("[part=item] > .tile:not(.way-out)").forEach((tile, at) => {
      const post = posts[at];
      if (!post) return;
      if (tile.matches("[href]:not([aria-haspopup])"))
        tile.setAttribute("aria-description", newTab);
      else tile.removeAttribute("aria-description");
      name(tile, this._words.get(post) ?? "", viewModel);
    });
  }
}

/** One line, or where it is in two languages, text in pieces: read aloud, each has its own voice. */
function name(tile: HTMLElement, words: string, viewModel: ViewModel): void {
  const { lang, strings } = viewModel;
  const before = tile.querySelector(".told");
  const shown = tile.getAttribute("aria-label") ?? before?.textContent ?? "";
  const at = words ? shown.indexOf(words) : -1;
  const isMixed =
    at >= 0 &&
    // A picture is called by no text in it.
    tile.matches("[href]") &&
    isInTwoLanguages(viewModel);
  const image = tile.querySelector("img");
  if (!isMixed) {
    before?.remove();
    image?.removeAttribute("aria-hidden");
    tile.setAttribute("aria-label", shown);
    return;
  }
  tile.removeAttribute("aria-label");
  // It has no more to say than the text.
  image?.setAttribute("aria-hidden", "true");
  if (before?.textContent === shown) return;
  const pieces = document.createElement("span");
  pieces.className = "told status";
  pieces.lang = strings.language;
  const theirs = document.createElement("span");
  theirs.lang = lang;
  theirs.textContent = words;
  pieces.append(shown.slice(0, at), theirs, shown.slice(at + words.length));
  before?.remove();
  tile.append(pieces);
}
