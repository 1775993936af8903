/** What is drawn so many times. Not by `Array.from`, in whose place Prototype.js puts a function that draws nothing. */
export function times<T>(count: number, draw: (index: number) => T): T[] {
  const drawn: T[] = [];
  for (let index = 0; index < count; index++) drawn.push(draw(index));
  return drawn;
}
