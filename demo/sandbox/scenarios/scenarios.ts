import { ANSWER_SCENARIOS } from "./any-answers.ts";
import { FIELD_SCENARIOS } from "./field-errors.ts";
import { LIMIT_ERRORS } from "./limit-errors.ts";
import { MEDIA_PAGE_SCENARIOS } from "./media-pages.ts";
import { NETWORK_SCENARIOS } from "./network.ts";
import { PICTURE_SCENARIOS } from "./pictures.ts";
import { POST_SCENARIOS } from "./posts.ts";
import { PROFILE_SCENARIOS } from "./profiles.ts";
import { REQUEST_ERRORS } from "./request-errors.ts";
import type { Scenario } from "./scenario.ts";
import { TOKEN_SCENARIOS } from "./token-answers.ts";
import { TOKEN_ERRORS } from "./token-errors.ts";

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
  /** Right answers, written unusually: to any request, … */
  anyAnswer: ANSWER_SCENARIOS,
  /** … to the code exchange, the token exchange and the refresh, … */
  tokenAnswer: TOKEN_SCENARIOS,
  profile: PROFILE_SCENARIOS,
  mediaPage: MEDIA_PAGE_SCENARIOS,
  post: POST_SCENARIOS,
  /** For requests to `cdn`. */
  picture: PICTURE_SCENARIOS,
} as const satisfies Record<string, Record<string, Scenario>>;

type ScenarioGroup = keyof typeof SCENARIO_GROUPS;
export type ScenarioName = {
  [Group in ScenarioGroup]: keyof (typeof SCENARIO_GROUPS)[Group];
}[ScenarioGroup];

export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  ...TOKEN_ERRORS,
  ...LIMIT_ERRORS,
  ...REQUEST_ERRORS,
  ...FIELD_SCENARIOS,
  ...NETWORK_SCENARIOS,
  ...ANSWER_SCENARIOS,
  ...TOKEN_SCENARIOS,
  ...PROFILE_SCENARIOS,
  ...MEDIA_PAGE_SCENARIOS,
  ...POST_SCENARIOS,
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
