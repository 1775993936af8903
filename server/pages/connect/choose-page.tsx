import type { OpenedAccounts } from "../../accounts/pick-store.ts";
import type { Candidate } from "../../instagram/types.ts";
import { API_MESSAGES } from "../accounts/api-messages.ts";
import { FieldProblem, refusedField } from "../components/field-problem.tsx";

/** What the form sends for an account: an id of Instagram's own. */
export function pickValue({ profile }: Pick<Candidate, "profile">): string {
  return profile.professionalId ?? profile.appScopedId ?? profile.username;
}

interface ChoosePageProps {
  readonly opened: OpenedAccounts;
  /** Usernames that are connected already. */
  readonly connected: ReadonlySet<string>;
  readonly problem: string | undefined;
}

/** A sign-in with Facebook may bring several accounts; the owner picks those to show. */
export function ChoosePage({ opened, connected, problem }: ChoosePageProps) {
  return (
    <>
      <h1>Which accounts?</h1>
      <form method="post" action="/admin/connect/choose" class="card">
        <fieldset class="candidates">
          <legend>
            {API_MESSAGES[opened.api].connectedThrough} found{" "}
            {opened.candidates.length === 1
              ? "one account"
              : `${opened.candidates.length} accounts`}
            . Each one you pick gets its own feed.
          </legend>
          {/* Of several boxes the first one stands for all. */}
          <FieldProblem id="pick" problem={problem} />
          {opened.candidates.map(({ profile, pageName }, index) => (
            <label class="candidate">
              <input
                type="checkbox"
                name="pick"
                value={pickValue({ profile })}
                {...(index === 0 && refusedField("pick", problem, false))}
              />
              <span class="avatar" aria-hidden="true">
                {[...profile.username][0]?.toUpperCase()}
              </span>
              <span>
                <b>{profile.name ?? `@${profile.username}`}</b>
                <span class="soft">
                  {[
                    profile.name && `@${profile.username}`,
                    pageName && `on the Page “${pageName}”`,
                    connected.has(profile.username) && "connected already",
                  ]
                    .filter(Boolean)
                    .join(", ")}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="hint">You have half an hour to choose; after that, sign in once more.</p>
        <div class="actions">
          <button type="submit" class="primary">
            Connect these
          </button>
          <button type="submit" name="none" value="yes">
            None of them
          </button>
        </div>
      </form>
    </>
  );
}
