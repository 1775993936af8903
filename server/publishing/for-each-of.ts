import pLimit from "p-limit";

/** Does the work for all, so many at once. Once it fails for one, none is begun any more; it ends with the last. */
export async function forEachOf<T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const limit = pLimit(atOnce);
  let isOver = false;
  const results = await Promise.allSettled(
    all.map((one) =>
      limit(async () => {
        if (isOver) return;
        try {
          await work(one);
        } catch (error) {
          isOver = true;
          throw error;
        }
      }),
    ),
  );
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}
