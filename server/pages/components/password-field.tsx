import { refusedField } from "./field-problem.tsx";
import { NoticeBox } from "./notice-box.tsx";

/** Asks for the password of who is signed in already: what follows must not be done by whoever finds the page open. */
export function PasswordField({ problem }: { problem?: string | undefined }) {
  return (
    <div class="password-field">
      <input name="username" value="owner" autocomplete="username" readonly hidden />
      <label for="password">Your password again</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        {...refusedField("password", problem, false)}
      />
      {problem && (
        <NoticeBox id="password-problem" isOfField notice={{ level: "error", text: problem }} />
      )}
    </div>
  );
}
