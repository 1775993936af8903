import { type CSSResult, unsafeCSS } from "@lit/reactive-element/css-tag.js";

/** As Lit's own, but for one template without values: what that checks in others is no use to visitors. */
export const css = (sheet: TemplateStringsArray): CSSResult => unsafeCSS(sheet.join(""));
