import type { ViewModel } from "../element/view-model.ts";

/** Opens the post that the page's address names: when posts are there, and when a link to another is followed. */
export class AddressFollower {
  private _viewModel: ViewModel | undefined;

  updated(viewModel: ViewModel): void {
    const first = !this._viewModel && viewModel.posts.length > 0;
    if (this._viewModel || first) this._viewModel = viewModel;
    if (!first) return;
    addEventListener("hashchange", this._follow);
    this._follow();
  }

  stop(): void {
    this._viewModel = undefined;
    removeEventListener("hashchange", this._follow);
  }

  private readonly _follow = (): void => {
    if (this._viewModel?.settings.hash && location.hash.startsWith("#windowbox="))
      this._viewModel.openLinked();
  };
}
