/*
 * How large the element's style sheets and layouts make what is around the pictures: for the server, which keeps a place
 * for it, for its HTML, and for what sends for pictures before the element is there. `place-rule.test.ts` measures the
 * element beside them.
 */

/** Of the text; a header, a footer, and a caption below a tile. */
export const HEADER_EM = 6.3;
export const FOOTER_EM = 4.5;
export const CAPTION_EM = 3.16;
/** Of the browser's own text, in CSS pixels. */
export const USUAL_TEXT_PX = 16;
/** Below a carousel, in CSS pixels. */
export const DOTS_PX = 44;

/** Of masonry: the shape of what is not known yet, width by height, near the 4:5 that most posts have; and the tallest tile. */
export const USUAL_SHAPE = 0.8;
export const TALLEST = 3;

/** After how many tiles highlight's next large one comes: with twelve posts, all rows come out full. 0 where none is large. */
export const largeEvery = (columns: number): number => (columns % 2 ? 3 * columns - 3 : 3);
