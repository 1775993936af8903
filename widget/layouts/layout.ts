import type { TemplateResult } from "lit/html.js";
import type { Frame } from "../element/frame.ts";

/** What a layout adds to the grid; comes in a chunk of its own. */
export interface Layout {
  readonly styles: string;
  /** CSS declarations of one item, for a picture of that shape (0: not known yet). */
  readonly itemStyle?: (shape: number, frame: Frame) => string;
  /** What stands around the list. */
  readonly around?: (list: TemplateResult, frame: Frame) => TemplateResult;
  /** After everything has been drawn. */
  readonly updated?: (frame: Frame, root: ShadowRoot) => void;
}
