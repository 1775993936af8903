import type { Answer } from "./answer.ts";
import { LIMIT_ERRORS, REQUEST_ERRORS, TOKEN_ERRORS } from "./error-scenarios.ts";
import { NETWORK_SCENARIOS } from "./network-scenarios.ts";

/** A named answer: what it shows, and for Meta's errors the code in its body. */
export interface Scenario {
  readonly what: string;
  readonly answer: Answer;
  readonly code?: number;
  readonly subcode?: number;
}

const CATALOGUE = {
  ...TOKEN_ERRORS,
  ...LIMIT_ERRORS,
  ...REQUEST_ERRORS,
  ...NETWORK_SCENARIOS,
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof CATALOGUE;

/** Every answer of Instagram's that one can ask for by name. */
export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = CATALOGUE;
