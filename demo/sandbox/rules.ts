import type { Answer } from "./answer.ts";
import type { Endpoint, RecordedRequest, SandboxHost } from "./requests.ts";
import { SCENARIOS, type ScenarioName } from "./scenarios/scenarios.ts";

/** Every part that is given must fit. */
export interface Match {
  readonly endpoint?: Endpoint;
  readonly host?: SandboxHost;
  readonly method?: string;
  readonly path?: string | RegExp;
  readonly params?: Readonly<Record<string, string | RegExp>>;
  readonly token?: string;
}

export interface AnswerRule {
  /** How many requests have got this answer. */
  readonly used: number;
  /** From now on the next rule, or the ordinary answer. */
  cancel(): void;
}

interface Rule {
  readonly match: Match;
  readonly answer: Answer;
  left: number;
  used: number;
}

/** What is answered instead of the ordinary: the oldest fitting rule that is not used up. */
export class RuleBook {
  #rules: Rule[] = [];

  add(
    match: Endpoint | Match,
    answer: ScenarioName | Answer,
    times: number,
    first = false,
  ): AnswerRule {
    const rule: Rule = {
      match: typeof match === "string" ? { endpoint: match } : match,
      answer: typeof answer === "string" ? SCENARIOS[answer].answer : answer,
      left: times,
      used: 0,
    };
    if (first) this.#rules.unshift(rule);
    else this.#rules.push(rule);
    return {
      get used() {
        return rule.used;
      },
      cancel() {
        rule.left = 0;
      },
    };
  }

  clear(): void {
    this.#rules = [];
  }

  take(request: RecordedRequest): Answer | undefined {
    this.#rules = this.#rules.filter((rule) => rule.left > 0);
    const rule = this.#rules.find((one) => fits(one.match, request));
    if (!rule) return undefined;
    rule.left -= 1;
    rule.used += 1;
    return rule.answer;
  }
}

function fits(match: Match, request: RecordedRequest): boolean {
  return (
    (match.endpoint === undefined || match.endpoint === request.endpoint) &&
    (match.host === undefined || match.host === request.host) &&
    (match.method === undefined || match.method === request.method) &&
    (match.token === undefined || match.token === request.token) &&
    (match.path === undefined || textFits(match.path, request.path)) &&
    Object.entries(match.params ?? {}).every(([name, value]) => {
      const given = request.params[name];
      return given !== undefined && textFits(value, given);
    })
  );
}

function textFits(pattern: string | RegExp, text: string): boolean {
  return typeof pattern === "string" ? pattern === text : new RegExp(pattern).test(text);
}
