import { largeEvery } from "../../server/feed/layout-sizes.ts";

/** Whether a post, counted from 0, is two columns wide and two rows high in the highlight layout. */
export const isLarge = (index: number, columns: number): boolean =>
  index % largeEvery(columns) === 0;
