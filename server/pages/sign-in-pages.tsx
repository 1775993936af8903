import { NoticeBox } from "./components/notice-box.tsx";

interface LoginFormProps {
  readonly next: string;
  readonly problem: string | undefined;
  /** What came of the last thing that was done, where there is no problem. */
  readonly done: string | undefined;
  /** The dashboard's address, where this one will not do. */
  readonly elsewhere: string | undefined;
}

export function LoginForm({ next, problem, done, elsewhere }: LoginFormProps) {
  const text = problem ?? done;
  const level = problem === undefined ? "success" : "error";
  return (
    <section class="card sign-in">
      <h1>Welcome back</h1>
      {text && <NoticeBox id="told" isOfField notice={{ level, text }} />}
      {elsewhere && (
        <a class="button" href={elsewhere}>
          Open {elsewhere}
        </a>
      )}
      <form method="post" action="/admin/login">
        <input type="hidden" name="next" value={next} />
        <PasswordManagerName />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          autofocus
          aria-invalid={problem ? "true" : undefined}
          aria-describedby={text ? "told" : undefined}
        />
        <button class="primary" type="submit">
          Sign in
        </button>
      </form>
      <details>
        <summary>I forgot the password</summary>
        <p>
          On the server, run <code>npx windowbox set-password</code>. If the password comes from{" "}
          <code>ADMIN_PASSWORD</code>, change it there and restart.
        </p>
      </details>
    </section>
  );
}

export function LoginWithoutPassword() {
  return (
    <section class="card sign-in">
      <h1>One step is missing</h1>
      <p>
        This Windowbox has no password yet. When it started, it printed a link for choosing one:
        look for <code>/admin/setup</code> in its output and open that link.
      </p>
      <p>
        Can’t find it? Restart Windowbox and it prints a new one, or run{" "}
        <code>npx windowbox set-password</code> on the server.
      </p>
    </section>
  );
}

export function SetupForm(props: {
  token: string;
  minLength: number;
  problem: string | undefined;
}) {
  const { token, minLength, problem } = props;
  return (
    <section class="card sign-in">
      <h1>Choose a password</h1>
      <p>It protects your dashboard. Whoever knows it can connect and disconnect accounts.</p>
      {problem && <NoticeBox id="problem" isOfField notice={{ level: "error", text: problem }} />}
      <form method="post" action="/admin/setup">
        <input type="hidden" name="token" value={token} />
        <PasswordManagerName />
        <label for="password">New password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="new-password"
          minlength={minLength}
          required
          autofocus
          aria-describedby={problem ? "hint problem" : "hint"}
          aria-invalid={problem ? "true" : undefined}
        />
        <p id="hint" class="hint">
          At least {minLength} characters. Three or four words do well.
        </p>
        <label for="again">The same once more</label>
        <input
          id="again"
          name="again"
          type="password"
          autocomplete="new-password"
          minlength={minLength}
          required
        />
        <button class="primary" type="submit">
          Set the password
        </button>
      </form>
    </section>
  );
}

export function SetupLinkUsed() {
  return (
    <section class="card sign-in">
      <h1>This link does not work any more</h1>
      <p>
        A setup link works once, within a day, until Windowbox restarts, and only while there is no
        password. If you have chosen one, <a href="/admin/login">sign in</a>. Otherwise restart
        Windowbox: it prints a new link.
      </p>
    </section>
  );
}

/** There is one owner; password managers still want a name to keep the password under. */
function PasswordManagerName() {
  return <input name="username" value="owner" autocomplete="username" readonly hidden />;
}
