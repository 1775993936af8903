import type { ApiName } from "../../instagram/types.ts";
import type { Notice } from "../../shared/notice.ts";
import type { StoredApp } from "../../tokens/app-store.ts";
import { API_MESSAGES } from "../accounts/api-messages.ts";
import { AppSection } from "./app-section.tsx";
import { connectPath } from "./connect-path.ts";
import { BackToWho } from "./who-page.tsx";

interface SignInPageProps {
  readonly api: ApiName;
  readonly app: StoredApp | undefined;
  readonly redirectUri: string;
  /** Id of the account that is to be connected again. */
  readonly account: string | undefined;
  /** About a field of the app's form. */
  readonly notice: Notice | undefined;
}

/** Through an app at Meta: what it needs, and then the sign-in itself. */
export function SignInPage({ api, app, redirectUri, account, notice }: SignInPageProps) {
  const messages = API_MESSAGES[api];
  return (
    <>
      <BackToWho />
      <h1>{messages.signInLabel}</h1>
      {api === "basic-display" && <SwitchedOff />}
      {app && (
        <section class="card">
          <h2>Ready</h2>
          <p>
            You will be sent over to sign in and to allow Windowbox to read your posts. It asks for
            nothing else and can post nothing. You have an hour for it.
          </p>
          <a class="button primary" href={connectPath("/connect", { api, account })}>
            {messages.signInLabel}
          </a>
          <p class="hint">
            “Insufficient developer role”? Then the account has not been added to the app, or has
            not accepted its invitation: see the steps below.
          </p>
        </section>
      )}
      <AppSection api={api} app={app} redirectUri={redirectUri} account={account} notice={notice} />
      <p class="soft">
        Or without a redirect and a secret:{" "}
        <a
          href={connectPath("/admin/connect", {
            way: "token",
            api: api === "instagram-login" ? undefined : api,
            account,
          })}
        >
          paste a token
        </a>
        .
      </p>
    </>
  );
}

function SwitchedOff() {
  return (
    <div class="notice warning">
      <p>
        Instagram switched Basic Display off on <b>4 December 2024</b>: at the real Instagram this
        cannot work. It is here for compatible servers only.
      </p>
      <p>
        What to do instead: make the account a Creator or Business account, which is free, and{" "}
        <a href="/admin/connect?api=instagram-login">sign in with Instagram</a>.
      </p>
    </div>
  );
}
