import pLimit from "p-limit";

/**
 * Maps with at most `atOnce` at the same time. After a failure nothing more is begun; what is under way is
 * waited for, then the failure is thrown.
 */
export async function mapLimited<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const limit = pLimit({ concurrency: atOnce, rejectOnClear: true });
  const mapping = items.map((item) =>
    limit(async () => {
      try {
        return await work(item);
      } catch (error) {
        limit.clearQueue();
        throw error;
      }
    }),
  );
  await Promise.allSettled(mapping);
  return await Promise.all(mapping);
}
