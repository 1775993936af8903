/** After how many tiles the next large one comes: with twelve posts, all rows come out full. 0 where none is large. */
export const largeEvery = (columns: number): number => (columns % 2 ? 3 * columns - 3 : 3);

/** Whether a post, counted from 0, is two columns wide and two rows high in the highlight layout. */
export const isLarge = (index: number, columns: number): boolean =>
  index % largeEvery(columns) === 0;
