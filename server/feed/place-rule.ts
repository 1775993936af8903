import { sha256 } from "../shared/sha256.ts";
import type { FeedSettings } from "./document.ts";
import { type Height, heightOf, type PlacedFeed } from "./feed-height.ts";
import { ARRANGEMENTS, pixelsOfGap, readLook } from "./look.ts";
import { USUAL_GAP_PX } from "./settings-table.ts";

/** How long a page waits for the element before it closes over its place. */
const GIVE_BACK_AFTER_S = 10;

/**
 * The style rule that keeps the place of a feed's element on a page until the element is there, right at every width:
 * the element is measured by container queries, its height is a float's, which what stands inside (the fallback)
 * neither adds to nor is moved by. Whatever happens to the script, the place is given back after ten seconds.
 */
export function placeRule(feed: PlacedFeed): string {
  const element = `windowbox-feed[feed-id="${feed.id}"]:not(:defined)`;
  const heights = ARRANGEMENTS.map(({ suffixes, below }) => {
    const look = readLook(feed.settings, suffixes);
    return { below, text: write(heightOf(feed, look), look.gap) };
  });
  const rules = heights.map(({ below, text }, index) => {
    if (below === undefined || text === heights[index - 1]?.text) return "";
    // Not by `<`, which ends a page that is XML, and is a tag to what cleans or copies text.
    return `@container not (min-width:${below}px){${element}::before{height:${text}}}`;
  });
  return [
    `${element}{display:flow-root;padding:var(--windowbox-padding,0);container-type:inline-size;contain-intrinsic-inline-size:min(100vw,640px)}`,
    `${element}::before{content:"";float:left;font-size:var(--windowbox-font-size,max(1em,12px));height:${heights[0]?.text};animation:windowbox-place 0s ${GIVE_BACK_AFTER_S}s forwards}`,
    ...rules,
    "@keyframes windowbox-place{to{height:0}}",
  ].join("");
}

/** The same for as long as a look asks for the same place, whatever posts there are. */
export function placeKey(settings: FeedSettings): string {
  return hashText(placeRule({ id: "", settings, posts: [] }));
}

/** What a policy's `style-src` lets this rule through by, quotes and all. */
export function styleSource(rule: string): string {
  return `'sha256-${hashText(rule)}'`;
}

const hashText = (text: string): string => sha256(text).toString("base64");

/** A length in pixels is reckoned; the style sheet's own gap, and other units, are left to the page. */
function write({ widths, gaps, em, px }: Height, gap: string): string {
  const pixels = pixelsOfGap(gap);
  const inPx = px + gaps * (pixels ?? 0);
  const ofGap = gap === "" ? `var(--windowbox-gap,${USUAL_GAP_PX}px)` : gap;
  const terms = [
    term(widths * 100, "cqi"),
    pixels === undefined && round(gaps) !== 0 ? ` + ${round(gaps)}*${ofGap}` : "",
    term(em, "em"),
    term(inPx, "px"),
  ];
  return `calc(${terms
    .join("")
    .replace(/^ [+] /, "")
    .replaceAll("+ -", "- ")})`;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

const term = (value: number, unit: string) =>
  round(value) === 0 ? "" : ` + ${round(value)}${unit}`;
