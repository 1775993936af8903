import { API_NAMES, type ApiName } from "../../instagram/types.ts";
import type { StoredApp } from "../../tokens/app-store.ts";
import { API_MESSAGES } from "../accounts/api-messages.ts";
import { ICON_PATHS, Icon } from "../components/icons.tsx";
import { type AppFormState, AppSection } from "./app-section.tsx";
import { TokenSteps } from "./meta-steps.tsx";

/** First question: which kind of account it is. */
export function ConnectChoice() {
  return (
    <>
      <h1>Connect an account</h1>
      <p class="lead">Which of these is true?</p>
      <ul class="choices">
        {API_NAMES.map((api) => (
          <li>
            <a class="card choice" href={`/admin/connect?api=${api}`}>
              <span>
                <b>{API_MESSAGES[api].choice}</b>
                <span class="soft">{API_MESSAGES[api].explanation}</span>
              </span>
              <Icon path={ICON_PATHS.forward} />
            </a>
          </li>
        ))}
      </ul>
      <p class="soft">
        A personal account? Instagram lets nothing read those any more. In the Instagram app, switch
        it to a Creator or Business account: it is free, and you can switch back.
      </p>
      <TokenSection api={undefined} />
    </>
  );
}

interface ConnectApiProps {
  readonly api: ApiName;
  readonly app: StoredApp | undefined;
  readonly redirectUri: string;
  readonly appForm?: AppFormState | undefined;
}

/** Then only what that kind needs. */
export function ConnectApi({ api, app, redirectUri, appForm }: ConnectApiProps) {
  const messages = API_MESSAGES[api];
  return (
    <>
      <p class="crumb">
        <a href="/admin/connect">Choose another way</a>
      </p>
      <h1>{messages.signInLabel}</h1>
      {api === "basic-display" && <SwitchedOff />}
      {app && (
        <section class="card">
          <h2>Ready</h2>
          <p>
            You will be sent over to sign in and to allow Windowbox to read your posts. It asks for
            nothing else and can post nothing.
          </p>
          <a class="button primary" href={`/connect?api=${api}`}>
            {messages.signInLabel}
          </a>
          <p class="hint">
            “Insufficient developer role”? Then the account has not been added to the app, or has
            not accepted its invitation: see the steps below.
          </p>
        </section>
      )}
      <AppSection api={api} app={app} redirectUri={redirectUri} form={appForm} />
      <TokenSection api={api} />
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

function TokenSection({ api }: { api: ApiName | undefined }) {
  return (
    <section class="card" aria-labelledby="token-title">
      <h2 id="token-title">Or paste a token</h2>
      <p>
        No redirect, no app secret: good for trying things out, and for servers without https.
        {api === undefined && " Windowbox finds out by itself what kind it is."}
      </p>
      {api !== "facebook-login" && (
        <details>
          <summary>Where do I get one?</summary>
          <TokenSteps />
        </details>
      )}
      <form method="post" action="/admin/connect/token" class="stack">
        {api && <input type="hidden" name="api" value={api} />}
        <label for="token">Access token</label>
        <input
          id="token"
          name="token"
          type="password"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          required
        />
        <button type="submit">Connect with this token</button>
      </form>
    </section>
  );
}
