import { PasswordField } from "./components/password-field.tsx";

/** Stands before what cannot be undone, or hands out what is kept here. */
export function PasswordAgainPage({
  next,
  problem,
}: {
  next: string;
  problem?: string | undefined;
}) {
  return (
    <section class="card question">
      <h1>Is it you?</h1>
      <p>
        What comes next cannot be undone, or hands out what is kept here. Type your password once
        more; it counts for five minutes.
      </p>
      <form method="post" action="/admin/password">
        <input type="hidden" name="next" value={next} />
        <PasswordField problem={problem} />
        <p class="actions">
          <button type="submit" class="primary">
            Go on
          </button>
          <a class="button" href="/admin">
            Back
          </a>
        </p>
      </form>
    </section>
  );
}
