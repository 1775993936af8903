import type { CallContext, LearnedLimits } from "../types.ts";

export const NOTHING_LEARNED: LearnedLimits = { pageSize: 25, droppedFields: [] };

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
