import type { Answer } from "../answer.ts";

/** A named answer: what it shows, and for Meta's errors the code in its body. */
export interface Scenario {
  readonly what: string;
  readonly answer: Answer;
  readonly code?: number;
  readonly subcode?: number;
}
