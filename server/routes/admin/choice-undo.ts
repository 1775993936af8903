import { randomBytes } from "node:crypto";
import type { PostChoice } from "../../db/post-choices.ts";

/** Changes that can be undone, the latest of all owners; what is older was meant. */
const MOST_REMEMBERED = 50;

/** What had been decided about posts before a change. Forgotten when the server ends. */
export interface ChoiceUndo {
  remember(before: readonly PostChoice[]): string;
  /** @param id as `remember` gave it */
  find(id: string, feedId: string): readonly PostChoice[] | undefined;
}

export function createChoiceUndo(): ChoiceUndo {
  const changes = new Map<string, readonly PostChoice[]>();
  return {
    remember(before) {
      const id = randomBytes(9).toString("base64url");
      changes.set(id, before);
      for (const oldest of changes.keys()) {
        if (changes.size <= MOST_REMEMBERED) break;
        changes.delete(oldest);
      }
      return id;
    },
    find(id, feedId) {
      const before = changes.get(id);
      return before?.every((choice) => choice.feedId === feedId) ? before : undefined;
    },
  };
}
