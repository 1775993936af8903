/**
 * Whether a post, counted from 0, is two columns wide and two rows high in the highlight layout. So that with twelve
 * posts all rows come out full; in a single column none is large.
 */
export const isLarge = (index: number, columns: number): boolean =>
  index % (columns % 2 ? 3 * columns - 3 : 3) === 0;
