import { graphErrorBody, type MetaErrorDetails, oldErrorBody } from "../graph/meta-error.ts";
import type { Scenario } from "./scenario.ts";

export function graph(
  what: string,
  message: string,
  details: MetaErrorDetails,
  headers: Record<string, string> = {},
): Scenario {
  return {
    what,
    code: details.code,
    ...(details.subcode !== undefined && { subcode: details.subcode }),
    answer: { status: details.status ?? 400, headers, json: graphErrorBody(message, details) },
  };
}

export function old(what: string, message: string, code = 400, status = 400): Scenario {
  return { what, code, answer: { status, json: oldErrorBody(message, { code }) } };
}
