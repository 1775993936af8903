interface ProblemListProps {
  /** What was not done for it. */
  readonly sentence: string;
  readonly problems: readonly {
    /** Of the field. */
    readonly id: string;
    readonly label: string;
    readonly problem: string;
  }[];
}

/** What is wrong with several fields, with a way to each. */
export function ProblemList({ sentence, problems }: ProblemListProps) {
  if (problems.length === 0) return null;
  return (
    <div class="notice error" tabindex={-1} autofocus>
      <p>{sentence}</p>
      <ul>
        {problems.map(({ id, label, problem }) => (
          <li>
            <a href={`#${id}`}>{label}</a>: {problem}
          </li>
        ))}
      </ul>
    </div>
  );
}
