/** What was worked out of something is kept for as long as that itself is remembered. */
export function rememberedOf<Source extends object, Result>(
  workOut: (source: Source) => Result,
): (source: Source) => Result {
  const known = new WeakMap<Source, Result>();
  return (source) => {
    const before = known.get(source);
    if (before !== undefined) return before;
    const result = workOut(source);
    known.set(source, result);
    return result;
  };
}
