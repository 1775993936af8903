import type { FeedMedia } from "../../server/feed/document.ts";
import type { ViewModel } from "../element/view-model.ts";
import type { LightboxMessages } from "../locales/locale.ts";
import type { Slide } from "./slides.ts";

/** Everything the templates need to know. */
export interface LightboxState {
  readonly viewModel: ViewModel;
  readonly messages: LightboxMessages;
  /** Writes a number as the language does. */
  readonly count: (number: number) => string;
  readonly slides: readonly Slide[];
  readonly index: number;
  /** Of the place for pictures, in CSS pixels; 0 before it is shown. */
  readonly size: { readonly width: number; readonly height: number };
  readonly rtl: boolean;
  /** Classes by which less sticks to the edges of the text. */
  readonly loose: string;
  readonly colorScheme: "light" | "dark";
  readonly playing: boolean;
  /** Asked by a key to play, and not playing yet. */
  readonly starting: boolean;
  readonly failed: ReadonlySet<FeedMedia>;
  readonly shown: ReadonlySet<string>;
  readonly go: (index: number) => void;
  readonly play: (byKey: boolean) => void;
  readonly fail: (media: FeedMedia) => void;
  readonly close: () => void;
  /** Whether what has the focus is described by what is said. */
  readonly described: boolean;
  /** The focus has left the row of slides. */
  readonly left: () => void;
}
