import type { CallContext, LearnedLimits } from "../types.ts";

export const NOTHING_LEARNED: LearnedLimits = { pageSize: 25, droppedFields: [] };

/** Every field again, and more posts at once: one answer more a day where Instagram still has none for that. */
export function tryMore({ pageSize }: LearnedLimits): LearnedLimits {
  return { pageSize: Math.min(NOTHING_LEARNED.pageSize, 2 * pageSize), droppedFields: [] };
}

/** A context for several calls, each of which begins with what the ones before it learned. */
export function keepLearning(context: CallContext): CallContext {
  let { learned } = context;
  return {
    ...context,
    get learned() {
      return learned;
    },
    onLearned(latest) {
      learned = latest;
      context.onLearned?.(latest);
    },
  };
}
