/** One item for each index from 0. Not by `Array.from`, which Prototype.js replaces with a function of its own. */
export function range<T>(count: number, create: (index: number) => T): T[] {
  const items: T[] = [];
  for (let index = 0; index < count; index++) items.push(create(index));
  return items;
}
