/** Something that a promised browser lacks, and why it may be used all the same. */
export interface GuardedFeature {
  /** As `npm run check` names it. */
  readonly feature: string;
  /** What happens in browsers without it. */
  readonly without: string;
}

const OWN = "a name of ours, not the platform's";
const SKIPPED =
  "the declaration is skipped: the plainer one above it, or the preset, looks as well";
const UNTIL_DIALOG = "only in the lightbox, which wants a browser with dialogs";

/** What the built element uses and says beside it how it does without. */
export const GUARDED_FEATURES: readonly GuardedFeature[] = [
  { feature: ".escape", without: OWN },
  { feature: ".metadata", without: "Lit makes Symbol.metadata where there is none" },
  { feature: ".properties", without: "Lit's name for an element's declared properties" },
  { feature: ".emptyScript", without: "Lit asks for trustedTypes before" },
  { feature: ".overlay", without: OWN },
  { feature: ".tile", without: OWN },
  {
    feature: ".adoptedStyleSheets",
    without: "adopt-styles.ts writes <style> where Lit makes no sheets",
  },
  { feature: ".replaceSync", without: "Lit asks for adoptedStyleSheets before" },
  { feature: ".checkVisibility", without: "called with ?., else every tile counts as visible" },
  { feature: ".createPolicy", without: "Lit asks for trustedTypes before" },
  { feature: ".loading", without: "a property that nobody reads: pictures load at once anyway" },
  { feature: ".scrollBehavior", without: "a property that nobody reads: the row is there at once" },
  { feature: ".Segmenter", without: "shorten.ts asks for it, else cuts between spaces" },
  { feature: ".containing", without: "shorten.ts asks for Intl.Segmenter before" },
  { feature: ".segment", without: "shorten.ts asks for Intl.Segmenter before" },
  { feature: ".showModal", without: "tiles stay links where there are no dialogs" },
  { feature: ".visualViewport", without: "read with ?., else nothing counts as zoomed" },
  { feature: "css.at-rules.container", without: "the rules for every width, above it, stand" },
  { feature: "css.properties.aspect-ratio", without: "styles.ts holds boxes open by padding" },
  { feature: "css.properties.border-block", without: SKIPPED },
  { feature: "css.properties.color-scheme", without: SKIPPED },
  { feature: "css.properties.contain-intrinsic-inline-size", without: SKIPPED },
  { feature: "css.properties.container-type", without: "the rules for every width stand" },
  { feature: "css.properties.forced-color-adjust", without: SKIPPED },
  { feature: "css.properties.inset", without: UNTIL_DIALOG },
  { feature: "css.properties.inset-block-end", without: UNTIL_DIALOG },
  { feature: "css.properties.inset-block-start", without: SKIPPED },
  { feature: "css.properties.inset-inline", without: UNTIL_DIALOG },
  { feature: "css.properties.inset-inline-end", without: SKIPPED },
  { feature: "css.properties.margin-inline", without: SKIPPED },
  { feature: "css.properties.overscroll-behavior", without: UNTIL_DIALOG },
  { feature: "css.properties.overscroll-behavior-x", without: SKIPPED },
  { feature: "css.properties.padding-block", without: UNTIL_DIALOG },
  { feature: "css.properties.scale", without: SKIPPED },
  { feature: "css.properties.scroll-behavior", without: "nothing scrolls smoothly there" },
  { feature: "css.properties.scroll-snap-stop", without: SKIPPED },
  { feature: "css.properties.scrollbar-width", without: "beside it: ::-webkit-scrollbar" },
  { feature: "css.selectors.backdrop", without: UNTIL_DIALOG },
  {
    feature: "css.selectors.dir",
    without: "carousel-styles.ts: @supports not selector(:dir(rtl))",
  },
  { feature: "css.selectors.focus-visible", without: "the browser's own ring for :focus stays" },
  { feature: "css.types.color.color-mix", without: "in @supports, or the plainer colour above it" },
  { feature: "css.types.length.container_query_length_units", without: SKIPPED },
  { feature: "css.types.length.lh", without: SKIPPED },
  {
    feature: "javascript.builtins.Intl.Segmenter",
    without: "shorten.ts asks for it, else cuts between spaces",
  },
];

/** The same of the dashboard, which is for browsers that have everything. */
export const GUARDED_IN_DASHBOARD: readonly GuardedFeature[] = [
  { feature: "css.properties.contain-intrinsic-size", without: "far tiles are laid out, too" },
  { feature: "css.properties.content-visibility", without: "far tiles are laid out, too" },
  { feature: "css.properties.text-size-adjust", without: "beside it: -webkit-text-size-adjust" },
  { feature: "css.properties.text-wrap", without: "headings break where they are full" },
  { feature: "css.properties.user-select", without: "beside it: -webkit-user-select" },
  { feature: "css.selectors.has", without: "the chosen account has its radio button alone" },
];
