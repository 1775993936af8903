import type { ApiName } from "../../instagram/types.ts";
import type { Notice } from "../../shared/notice.ts";
import { appKindOf, type StoredApp } from "../../tokens/app-store.ts";
import { API_MESSAGES } from "../accounts/api-messages.ts";
import { TextField } from "../components/text-field.tsx";
import { ACCOUNT_FIELD } from "./connect-path.ts";
import { MetaSteps } from "./meta-steps.tsx";

interface AppSectionProps {
  readonly api: ApiName;
  readonly app: StoredApp | undefined;
  readonly redirectUri: string;
  /** Id of the account that is to be connected again. */
  readonly account: string | undefined;
  /** About a field of the form. */
  readonly notice: Notice | undefined;
}

/** The app at Meta: how to get one, and where its id and secret go. */
export function AppSection({ api, app, redirectUri, account, notice }: AppSectionProps) {
  const messages = API_MESSAGES[api];
  const kind = appKindOf(api);
  if (!app) {
    return (
      <section class="card" aria-labelledby="app-title">
        <h2 id="app-title">First, an app at Meta</h2>
        <p>
          Meta lets only registered apps read posts. Yours is free and takes about ten minutes,
          once.
        </p>
        <MetaSteps api={api} redirectUri={redirectUri} />
        <AppForm api={api} account={account} notice={notice} />
      </section>
    );
  }
  return (
    <section class="card" aria-labelledby="app-title">
      <h2 id="app-title">Your app at Meta</h2>
      <dl class="facts">
        <div>
          <dt>{messages.idLabel}</dt>
          <dd>{app.id}</dd>
        </div>
        <div>
          <dt>{messages.secretLabel}</dt>
          <dd>Stored, and never shown again</dd>
        </div>
      </dl>
      <details>
        <summary>The steps at Meta, and the redirect URI</summary>
        <MetaSteps api={api} redirectUri={redirectUri} />
      </details>
      {app.from === "environment" ? (
        <p class="hint">
          They come from <code>{kind.toUpperCase()}_APP_ID</code> and{" "}
          <code>{kind.toUpperCase()}_APP_SECRET</code>: change them there.
        </p>
      ) : (
        <>
          <details open={notice !== undefined}>
            <summary>Use another app</summary>
            <AppForm api={api} account={account} notice={notice} known={app} />
          </details>
          <form method="post" action={`/admin/apps/${kind}/remove`} class="stack">
            <input type="hidden" name="api" value={api} />
            <button type="submit" class="danger">
              Forget this app
            </button>
          </form>
        </>
      )}
    </section>
  );
}

interface AppFormProps extends Pick<AppSectionProps, "api" | "account" | "notice"> {
  readonly known?: StoredApp;
}

function AppForm({ api, account, notice, known }: AppFormProps) {
  const messages = API_MESSAGES[api];
  return (
    <form method="post" action={`/admin/apps/${appKindOf(api)}`} class="stack">
      <input type="hidden" name="api" value={api} />
      {account && <input type="hidden" name={ACCOUNT_FIELD} value={account} />}
      <TextField
        id="app-id"
        name="id"
        label={messages.idLabel}
        inputmode="numeric"
        notice={notice}
        value={notice && known?.id}
      />
      <TextField
        id="app-secret"
        name="secret"
        label={messages.secretLabel}
        secret
        notice={notice}
        hint="Stored encrypted on this server, and never shown again."
      />
      <button type="submit" class={known ? undefined : "primary"}>
        Save and go on
      </button>
    </form>
  );
}
