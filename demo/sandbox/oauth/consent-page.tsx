import type { Child } from "hono/jsx";
import type { Account, Page } from "../accounts.ts";
import { FACEBOOK_PERSON } from "../world.ts";
import type { AuthorizeRequest } from "./authorization.ts";
import { CONSENT_STYLE } from "./consent-style.ts";

/** What each scope lets an app do, in the words a person would want. */
const SCOPE_WORDS: Readonly<Record<string, string>> = {
  instagram_business_basic: "See your profile and the posts you have published",
  user_profile: "See your username and account type",
  user_media: "See the posts you have published",
  instagram_basic: "See your Instagram profile and posts",
  pages_show_list: "See which Pages you manage",
  pages_read_engagement: "Read what your Pages have published",
};

interface ConsentProps {
  readonly request: AuthorizeRequest;
  readonly choices: readonly Account[];
  readonly chosen: Account | undefined;
  readonly pages: readonly Page[];
  /** Accounts this login cannot sign in. */
  readonly left: readonly Account[];
  readonly pictureOf: (account: Account) => string | undefined;
}

export function ConsentPage(props: ConsentProps) {
  const { request } = props;
  const facebook = request.api === "facebook-login";
  return (
    <ConsentFrame title={`Allow ${new URL(request.redirectUri).host}?`} facebook={facebook}>
      <h1>
        <span class="app">Windowbox</span> would like to see your posts
      </h1>
      <p class="where">
        at <b>{new URL(request.redirectUri).host}</b>
      </p>
      <form method="post">
        {facebook ? <PageChoice {...props} /> : <AccountChoice {...props} />}
        <section>
          <h2>It may then</h2>
          <ul class="scopes">
            {request.scopes.map((scope) => (
              <li>
                {SCOPE_WORDS[scope] ?? "Do what this permission names"}
                <code>{scope}</code>
              </li>
            ))}
          </ul>
        </section>
        <div class="buttons">
          <button type="submit" name="decision" value="allow" class="allow">
            Allow
          </button>
          <button type="submit" name="decision" value="deny" class="deny">
            Don’t allow
          </button>
        </div>
      </form>
      <footer>
        App id <code>{request.app.id}</code>
      </footer>
    </ConsentFrame>
  );
}

function AccountChoice({ choices, chosen, left, pictureOf }: ConsentProps) {
  return (
    <fieldset>
      <legend>Which account signs in?</legend>
      {choices.map((account) => (
        <label class="choice">
          <input
            type="radio"
            name="account"
            value={account.username}
            checked={account === chosen}
            autofocus={account === chosen}
          />
          <ProfilePicture url={pictureOf(account)} />
          <span class="who">
            <b>{account.username}</b>
            <small>
              {[account.name, kindWords(account), postsWords(account)].filter(Boolean).join(" · ")}
            </small>
          </span>
        </label>
      ))}
      {left.map((account) => (
        <div class="choice off">
          <ProfilePicture url={pictureOf(account)} />
          <span class="who">
            <b>{account.username}</b>
            <small>Personal account: this login takes professional accounts only</small>
          </span>
        </div>
      ))}
    </fieldset>
  );
}

function PageChoice({ pages, pictureOf }: ConsentProps) {
  return (
    <fieldset>
      <legend>{FACEBOOK_PERSON.name}, which Pages may it use?</legend>
      {pages.map((page, index) => (
        <label class="choice">
          <input type="checkbox" name="page" value={page.id} checked autofocus={index === 0} />
          <ProfilePicture url={page.account && pictureOf(page.account)} />
          <span class="who">
            <b>{page.name}</b>
            <small>
              {page.account ? `Instagram: ${page.account.username}` : "No Instagram account linked"}
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Decoration beside the name, so without words of its own. */
function ProfilePicture({ url }: { url: string | undefined }) {
  return url === undefined ? (
    <span class="picture" />
  ) : (
    <img class="picture" src={url} alt="" width="44" height="44" />
  );
}

function kindWords(account: Account): string {
  if (account.accountType === "PERSONAL") return "Personal";
  return account.accountType === "BUSINESS" ? "Business" : "Creator";
}

function postsWords(account: Account): string {
  const count = account.posts.length;
  return count === 1 ? "1 post" : `${count || "no"} posts`;
}

/** Meta's own error page: the browser is sent nowhere. */
export function RefusalPage({ message }: { message: string }) {
  return (
    <ConsentFrame title="Sorry, this page isn’t available" facebook={false}>
      <h1>Sorry, this page isn’t available</h1>
      <p data-refusal={message}>Invalid Request: Request parameters are invalid: {message}</p>
    </ConsentFrame>
  );
}

interface ConsentFrameProps {
  readonly title: string;
  readonly facebook: boolean;
  readonly children?: Child;
}

function ConsentFrame({ title, facebook, children }: ConsentFrameProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>{`${title} · Sandbox`}</title>
        <style dangerouslySetInnerHTML={{ __html: CONSENT_STYLE }} />
      </head>
      <body>
        <header>
          <b>Sandbox</b> plays {facebook ? "Facebook" : "Instagram"}. No real account is involved.
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
