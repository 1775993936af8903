/** What was wrong with a new password, at the field where it is mended. */
export interface PasswordProblem {
  readonly field: "password" | "new-password";
  readonly text: string;
}

export interface PasswordSectionProps {
  /** Then it is changed there, and not here. */
  readonly isFromEnvironment: boolean;
  readonly minLength: number;
  readonly problem: PasswordProblem | undefined;
}

/** The dashboard's password, and another one in its place. */
export function PasswordSection({ isFromEnvironment, minLength, problem }: PasswordSectionProps) {
  if (isFromEnvironment) {
    return (
      <section class="card" aria-labelledby="password-title">
        <h2 id="password-title">Password</h2>
        <p>
          It comes from <code>ADMIN_PASSWORD</code>: change it there and restart.
        </p>
      </section>
    );
  }
  return (
    <section class="card" aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      <details open={problem !== undefined}>
        <summary>Choose another one</summary>
        <form method="post" action="/admin/settings/password" class="stack">
          <input name="username" value="owner" autocomplete="username" readonly hidden />
          <Field
            id="password"
            label="The password now"
            autocomplete="current-password"
            problem={problem}
          />
          <Field
            id="new-password"
            label="The new one"
            autocomplete="new-password"
            minLength={minLength}
            hint={`At least ${minLength} characters. Three or four words do well.`}
            problem={problem}
          />
          <Field
            id="again"
            label="The new one once more"
            autocomplete="new-password"
            minLength={minLength}
            problem={undefined}
          />
          <p class="hint">Every other browser is signed out.</p>
          <button type="submit">Change the password</button>
        </form>
      </details>
    </section>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly autocomplete: string;
  readonly minLength?: number;
  readonly hint?: string;
  readonly problem: PasswordProblem | undefined;
}

function Field({ id, label, autocomplete, minLength, hint, problem }: FieldProps) {
  const text = problem?.field === id ? problem.text : undefined;
  const described = [text && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <>
      <label for={id}>{label}</label>
      {text && (
        <p id={`${id}-problem`} class="problem">
          {text}
        </p>
      )}
      <input
        id={id}
        name={id}
        type="password"
        autocomplete={autocomplete}
        minlength={minLength}
        required
        autofocus={text !== undefined}
        aria-invalid={text ? "true" : undefined}
        aria-describedby={described || undefined}
      />
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </>
  );
}
