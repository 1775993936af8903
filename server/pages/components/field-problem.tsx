/** What is wrong with a field, above it. */
export function FieldProblem({ id, problem }: { id: string; problem: string | undefined }) {
  return problem ? (
    <p class="problem" id={problemId(id)}>
      {problem}
    </p>
  ) : null;
}

/** For a field with a hint (`ID-hint`) below it: read out with it, after what is wrong. */
export function describedField(id: string, problem: string | undefined) {
  return {
    "aria-invalid": problem ? ("true" as const) : undefined,
    "aria-describedby": `${problem ? `${problemId(id)} ` : ""}${id}-hint`,
  };
}

function problemId(id: string): string {
  return `${id}-problem`;
}
