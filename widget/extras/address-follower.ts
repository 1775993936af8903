import type { Frame } from "../element/frame.ts";

/** Opens the post that the page's address names: when posts are there, and when a link to another is followed. */
export class AddressFollower {
  private _frame: Frame | undefined;

  updated(frame: Frame): void {
    const first = !this._frame && frame.posts.length > 0;
    if (this._frame || first) this._frame = frame;
    if (!first) return;
    addEventListener("hashchange", this._follow);
    this._follow();
  }

  stop(): void {
    this._frame = undefined;
    removeEventListener("hashchange", this._follow);
  }

  private readonly _follow = (): void => {
    if (this._frame?.settings.hash && location.hash.startsWith("#windowbox="))
      this._frame.openLinked();
  };
}
