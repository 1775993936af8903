import type { ViewModel } from "../element/view-model.ts";
import type { ExtraMessages } from "../locales/locale.ts";
import { SKIP_LINK_ABOVE } from "./skip-link-above.ts";

/** The way past more posts than one wants to go through with the keyboard; seen only while it has the focus. */
export class SkipLink {
  /** The server, which renders extras too, has no elements. */
  private _button: HTMLElement | undefined;
  /** Where the focus goes: what follows the posts comes next. */
  private _end: HTMLElement | undefined;

  updated(
    { settings, posts, hasMore }: ViewModel,
    root: ShadowRoot,
    messages: ExtraMessages,
  ): void {
    const stage = root.querySelector(".stage");
    // In a carousel, Tab goes through those in view alone.
    const isLong = posts.length > SKIP_LINK_ABOVE || (posts.length === SKIP_LINK_ABOVE && hasMore);
    if (!stage || !isLong || settings.layout === "carousel") {
      this.stop();
      return;
    }
    if (!this._button) {
      const end = document.createElement("span");
      end.className = "skip-end";
      end.tabIndex = -1;
      this._end = end;
      this._button = createButton(() => end.focus());
    }
    this._button.textContent = messages.skip;
    if (this._button.nextElementSibling !== stage) stage.before(this._button);
    if (this._end?.previousElementSibling !== stage) stage.after(this._end ?? "");
  }

  stop(): void {
    this._button?.remove();
    this._end?.remove();
  }
}

function createButton(act: () => void): HTMLElement {
  const button = document.createElement("button");
  button.part.add("skip");
  button.className = "skip";
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}
