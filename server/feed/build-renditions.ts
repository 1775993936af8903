/** Makes a feed's other forms from its present pages, first to last, unless they were made from the same before. */
export type BuildRenditions = (feedId: string, pages: readonly Buffer[]) => void;
