/** One item for each index from 0. Not by `Array.from`, which Prototype.js replaces with a function of its own. */
export function range<T>(count: number, create: (index: number) => T): T[] {
  return [...new Array(Math.max(0, count)).keys()].map(create);
}
