import type { ApiName } from "../../instagram/types.ts";
import { appKindOf, type StoredApp } from "../../tokens/app-store.ts";
import { API_MESSAGES } from "../accounts/api-messages.ts";
import { NoticeBox } from "../components/notice-box.tsx";
import { MetaSteps } from "./meta-steps.tsx";

/** What was typed and why it was refused. Never the secret. */
export interface AppFormState {
  readonly id: string;
  readonly problem: string;
}

interface AppSectionProps {
  readonly api: ApiName;
  readonly app: StoredApp | undefined;
  readonly redirectUri: string;
  readonly form: AppFormState | undefined;
}

/** The app at Meta: how to get one, and where its id and secret go. */
export function AppSection({ api, app, redirectUri, form }: AppSectionProps) {
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
        <AppForm api={api} form={form} />
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
          <details open={form !== undefined}>
            <summary>Use another app</summary>
            <AppForm api={api} form={form} />
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

function AppForm({ api, form }: { api: ApiName; form: AppFormState | undefined }) {
  const messages = API_MESSAGES[api];
  return (
    <form method="post" action={`/admin/apps/${appKindOf(api)}`} class="stack">
      {form && <NoticeBox id="app-problem" notice={{ level: "error", text: form.problem }} />}
      <input type="hidden" name="api" value={api} />
      <label for="app-id">{messages.idLabel}</label>
      <input
        id="app-id"
        name="id"
        inputmode="numeric"
        autocomplete="off"
        required
        value={form?.id}
        aria-describedby={form ? "app-problem" : undefined}
      />
      <label for="app-secret">{messages.secretLabel}</label>
      <input
        id="app-secret"
        name="secret"
        type="password"
        autocomplete="off"
        required
        aria-describedby="secret-hint"
      />
      <p id="secret-hint" class="hint">
        Stored encrypted on this server. It is never shown again.
      </p>
      <button type="submit" class="primary">
        Save and go on
      </button>
    </form>
  );
}
