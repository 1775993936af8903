import type { FixedAnswer } from "../answer.ts";
import { graphEnvelope, type MetaErrorDetails, oldEnvelope } from "../graph/meta-error.ts";

export interface ErrorScenario {
  readonly what: string;
  readonly code: number;
  readonly subcode?: number;
  readonly answer: FixedAnswer;
}

export function graph(
  what: string,
  message: string,
  details: MetaErrorDetails,
  headers: Record<string, string> = {},
): ErrorScenario {
  return {
    what,
    code: details.code,
    ...(details.subcode !== undefined && { subcode: details.subcode }),
    answer: { status: details.status ?? 400, headers, json: graphEnvelope(message, details) },
  };
}

export function old(what: string, message: string, code = 400, status = 400): ErrorScenario {
  return { what, code, answer: { status, json: oldEnvelope(message, { code }) } };
}
