import type { Answer } from "../answer.ts";
import { FIELD_SCENARIOS } from "./field-errors.ts";
import { PAGE_FORMS, POST_FORMS } from "./media-pages.ts";
import { NETWORK_SCENARIOS } from "./network.ts";
import { PICTURE_SCENARIOS } from "./pictures.ts";
import { REQUEST_ERRORS } from "./request-errors.ts";
import { ANY_FORMS, PROFILE_FORMS, TOKEN_FORMS } from "./token-answers.ts";
import { LIMIT_ERRORS, TOKEN_ERRORS } from "./token-errors.ts";

/** A named answer: what it shows, and for Meta's errors the code in its body. */
export interface Scenario {
  readonly what: string;
  readonly answer: Answer;
  readonly code?: number;
  readonly subcode?: number;
}

/** Every answer one can ask for by name, sorted by what it is about. */
export const SCENARIO_GROUPS = {
  /** The token is dead, or said to be. */
  token: TOKEN_ERRORS,
  limit: LIMIT_ERRORS,
  /** Everything else in Meta's envelopes. */
  request: REQUEST_ERRORS,
  field: FIELD_SCENARIOS,
  /** No answer, or none that holds what it should. */
  network: NETWORK_SCENARIOS,
  /** Right answers in other clothes: of any request, … */
  anyForm: ANY_FORMS,
  /** … of the code exchange, the token exchange and the refresh, … */
  tokenForm: TOKEN_FORMS,
  profileForm: PROFILE_FORMS,
  pageForm: PAGE_FORMS,
  postForm: POST_FORMS,
  /** For requests to `cdn`. */
  picture: PICTURE_SCENARIOS,
} as const satisfies Record<string, Record<string, Scenario>>;

export type ScenarioGroup = keyof typeof SCENARIO_GROUPS;
export type ScenarioName = {
  [Group in ScenarioGroup]: keyof (typeof SCENARIO_GROUPS)[Group];
}[ScenarioGroup];

export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  ...TOKEN_ERRORS,
  ...LIMIT_ERRORS,
  ...REQUEST_ERRORS,
  ...FIELD_SCENARIOS,
  ...NETWORK_SCENARIOS,
  ...ANY_FORMS,
  ...TOKEN_FORMS,
  ...PROFILE_FORMS,
  ...PAGE_FORMS,
  ...POST_FORMS,
  ...PICTURE_SCENARIOS,
};

/** For tests that walk a whole group. */
export function scenarioNames(group: ScenarioGroup): ScenarioName[] {
  const known = new Set<string>(Object.keys(SCENARIO_GROUPS[group]));
  return allScenarioNames().filter((name) => known.has(name));
}

export function allScenarioNames(): ScenarioName[] {
  return Object.keys(SCENARIOS).filter(isScenarioName);
}

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(SCENARIOS, name);
}
