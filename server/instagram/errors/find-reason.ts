import type { ApiName } from "../types.ts";
import { type ErrorRow, type ErrorSituation, isInRanges } from "./error-row.ts";
import { ERROR_TABLE, type ErrorReason } from "./error-table.ts";

/** What an error envelope said, as far as it matters for choosing a row. */
interface AnswerFacts {
  readonly api: ApiName;
  readonly status: number;
  readonly code?: number | undefined;
  readonly subcode?: number | undefined;
  /** Instagram's own message; read here and kept nowhere. */
  readonly text: string;
  readonly transient: boolean;
  readonly namesField: boolean;
}

/** Decided by the body's code and text; the status only where the body says nothing known. */
export function reasonForAnswer(facts: AnswerFacts): ErrorReason {
  const row = ERROR_TABLE.find((candidate) => matchesRow(candidate, facts));
  if (row) return row.reason;
  if (facts.status === 429) return reasonForSituation("status-429");
  if (facts.status >= 400 && facts.status < 500) return reasonForSituation("unknown-code-4xx");
  return reasonForSituation("unknown-code");
}

/** For a text that comes without an answer, as in the query of a redirect. */
export function reasonForText(text: string): ErrorReason | undefined {
  return ERROR_TABLE.find((row) => row.connecting && row.text?.test(text))?.reason;
}

export function reasonForSituation(situation: ErrorSituation): ErrorReason {
  const row = ERROR_TABLE.find((candidate) => candidate.situation === situation);
  if (!row) throw new Error(`the error table has no row for ${situation}`);
  return row.reason;
}

export function rowOf(reason: ErrorReason): ErrorRow {
  const row = ERROR_TABLE.find((candidate) => candidate.reason === reason);
  if (!row) throw new Error(`the error table has no row ${reason}`);
  return row;
}

function matchesRow(row: ErrorRow, facts: AnswerFacts): boolean {
  const namesSomething = row.codes ?? row.text ?? row.transient;
  return (
    namesSomething !== undefined &&
    isInRanges(facts.code, row.codes) &&
    isInRanges(facts.subcode, row.subcodes) &&
    (row.text?.test(facts.text) ?? true) &&
    (row.apis?.includes(facts.api) ?? true) &&
    (!row.transient || facts.transient) &&
    (!row.namesField || facts.namesField)
  );
}
