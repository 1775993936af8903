import type { ApiName } from "../../instagram/types.ts";
import type { Notice } from "../../shared/notice.ts";
import { TextField } from "../components/text-field.tsx";
import { ACCOUNT_FIELD } from "./connect-path.ts";
import { TokenSteps } from "./meta-steps.tsx";
import { BackToWho } from "./who-page.tsx";

interface TokenPageProps {
  /** `undefined` where the token itself says what it is for. */
  readonly api: ApiName | undefined;
  /** Id of the account that is to be connected again. */
  readonly account: string | undefined;
  /** About the field. */
  readonly notice: Notice | undefined;
}

/** A token made at Meta's site, with every step to it. */
export function TokenPage({ api, account, notice }: TokenPageProps) {
  return (
    <>
      <BackToWho />
      <h1>Paste a token</h1>
      <p class="lead">
        No redirect, no app secret, no https address: it takes about ten minutes, once.
      </p>
      <section class="card" aria-labelledby="steps-title">
        <h2 id="steps-title">Where to get it</h2>
        <TokenSteps api={api} />
      </section>
      <section class="card" aria-labelledby="token-title">
        <h2 id="token-title">Here it goes</h2>
        <form method="post" action="/admin/connect/token" class="stack">
          {api && <input type="hidden" name="api" value={api} />}
          {account && <input type="hidden" name={ACCOUNT_FIELD} value={account} />}
          <TextField
            id="token"
            name="token"
            label="Access token"
            secret
            notice={notice}
            hint="Stored encrypted on this server, and renewed long before it ends."
          />
          <button type="submit" class="primary">
            Connect with this token
          </button>
        </form>
      </section>
    </>
  );
}
