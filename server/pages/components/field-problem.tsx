import type { OwnerError } from "../../shared/errors.ts";

/** What is wrong with a field, above it. */
export function FieldProblem({ id, problem }: { id: string; problem: string | undefined }) {
  return problem ? (
    <p id={problemId(id)} class="problem">
      {problem}
    </p>
  ) : null;
}

/** For a field with a hint (`ID-hint`) below it, or without: read out with it, after what is wrong. */
export function describedField(id: string, problem: string | undefined, hasHint = true) {
  const described = [problem && problemId(id), hasHint && `${id}-hint`].filter(Boolean);
  return {
    "aria-invalid": problem ? ("true" as const) : undefined,
    "aria-describedby": described.join(" ") || undefined,
  };
}

/** For one of which at most one on the page is to be mended: that takes the focus, and with it the window. */
export function refusedField(id: string, problem: string | undefined, hasHint = true) {
  return { autofocus: problem !== undefined, ...describedField(id, problem, hasHint) };
}

/** What a refusal says of one field; what is about none stands above all. */
export function problemOf(
  refusal: Pick<OwnerError, "field" | "message"> | undefined,
  field: string,
): string | undefined {
  return refusal?.field === field ? refusal.message : undefined;
}

function problemId(id: string): string {
  return `${id}-problem`;
}
