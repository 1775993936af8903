import type { ApiName } from "../types.ts";
import {
  type ErrorRow,
  type ErrorSituation,
  fillSentence,
  NEXT_ACTIONS,
  type NumberRange,
  type SentenceFacts,
} from "./error-row.ts";
import { CONNECT_ERROR_ROWS } from "./error-rows-connect.ts";
import { PASSING_ERROR_ROWS } from "./error-rows-passing.ts";
import { REPLY_ERROR_ROWS } from "./error-rows-reply.ts";
import { REQUEST_ERROR_ROWS } from "./error-rows-request.ts";
import { TOKEN_ERROR_ROWS } from "./error-rows-token.ts";

export type { NextAction } from "./error-row.ts";

// Words about connecting come first: Facebook sends them with codes (1, 100) that mean something else elsewhere.
const ROWS = [
  ...CONNECT_ERROR_ROWS,
  ...PASSING_ERROR_ROWS,
  ...TOKEN_ERROR_ROWS,
  ...REQUEST_ERROR_ROWS,
  ...REPLY_ERROR_ROWS,
] as const;

/** The machine-readable name of a row. */
export type ErrorReason = (typeof ROWS)[number]["reason"];

/** Every error there is, in order of precedence: the first row that matches decides. */
export const ERROR_TABLE: readonly (ErrorRow & { readonly reason: ErrorReason })[] = ROWS;

/** What an error envelope said, as far as it matters for choosing a row. */
export interface AnswerFacts {
  readonly api: ApiName;
  readonly status: number;
  readonly code?: number | undefined;
  readonly subcode?: number | undefined;
  /** Instagram's own words; read here and kept nowhere. */
  readonly text: string;
  readonly transient: boolean;
  readonly namesField: boolean;
}

/** Decided by the body's code and text; the status only where the body says nothing known. */
export function reasonForAnswer(facts: AnswerFacts): ErrorReason {
  const row = ERROR_TABLE.find((candidate) => matches(candidate, facts));
  if (row) return row.reason;
  if (facts.status === 429) return reasonForSituation("status-429");
  if (facts.status >= 400 && facts.status < 500) return reasonForSituation("unknown-code-4xx");
  return reasonForSituation("unknown-code");
}

/** For words that come without an answer, as in the query of a redirect. */
export function reasonForWords(text: string): ErrorReason | undefined {
  return CONNECT_ERROR_ROWS.find((row) => "text" in row && row.text.test(text))?.reason;
}

export function reasonForSituation(situation: Exclude<ErrorSituation, "finding">): ErrorReason {
  const row = ERROR_TABLE.find((candidate) => candidate.situation === situation);
  if (!row) throw new Error(`the error table has no row for ${situation}`);
  return row.reason;
}

export function rowOf(reason: ErrorReason): ErrorRow {
  const row = ERROR_TABLE.find((candidate) => candidate.reason === reason);
  if (!row) throw new Error(`the error table has no row ${reason}`);
  return row;
}

/** What the owner reads. */
export function sentenceOf(reason: ErrorReason, facts: SentenceFacts = {}): string {
  return fillSentence(rowOf(reason).sentence, facts);
}

/** The table as Markdown, which the README prints. */
export function errorTableMarkdown(): string {
  const lines = ERROR_TABLE.map(
    (row) =>
      `| ${row.answer} | ${row.kind} | ${NEXT_ACTIONS[row.next]} | ${fillSentence(row.sentence)} |`,
  );
  return [
    "| Instagram answers | kind | Windowbox | you read |",
    "| --- | --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}

function matches(row: ErrorRow, facts: AnswerFacts): boolean {
  if (row.situation !== undefined) return false;
  if (row.apis && !row.apis.includes(facts.api)) return false;
  if (row.codes && !inRanges(row.codes, facts.code)) return false;
  if (row.subcodes && !inRanges(row.subcodes, facts.subcode)) return false;
  if (row.text && !row.text.test(facts.text)) return false;
  if (row.transient && !facts.transient) return false;
  if (row.namesField && !facts.namesField) return false;
  return true;
}

function inRanges(ranges: readonly NumberRange[], value: number | undefined): boolean {
  if (value === undefined) return false;
  return ranges.some((range) =>
    typeof range === "number" ? range === value : range[0] <= value && value <= range[1],
  );
}
