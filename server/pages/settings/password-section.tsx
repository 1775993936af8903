import { TextField } from "../components/text-field.tsx";

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
          <TextField
            id="password"
            name="password"
            label="The password now"
            password="current-password"
            notice={problem}
          />
          <TextField
            id="new-password"
            name="new-password"
            label="The new one"
            password="new-password"
            minLength={minLength}
            hint={`At least ${minLength} characters. Three or four words do well.`}
            notice={problem}
          />
          <TextField
            id="again"
            name="again"
            label="The new one once more"
            password="new-password"
            minLength={minLength}
            notice={undefined}
          />
          <p class="hint">Every other browser is signed out.</p>
          <button type="submit">Change the password</button>
        </form>
      </details>
    </section>
  );
}
