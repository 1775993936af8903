import type { ApiName } from "../../instagram/types.ts";
import { Copyable } from "../components/copyable.tsx";

const LAST_CHECKED = "November 2026";
const META_APPS = "https://developers.facebook.com/apps/";
const GRAPH_EXPLORER = "https://developers.facebook.com/tools/explorer/";
const TESTER_INVITES = "https://www.instagram.com/accounts/manage_access/";

interface MetaStepsProps {
  readonly api: ApiName;
  readonly redirectUri: string;
}

/** How to register an app at Meta; the only part of Windowbox that Meta's redesigns can make untrue. */
export function MetaSteps({ api, redirectUri }: MetaStepsProps) {
  return (
    <>
      <ol class="meta-steps">
        {api === "facebook-login" ? (
          <FacebookSteps redirectUri={redirectUri} />
        ) : (
          <InstagramSteps redirectUri={redirectUri} />
        )}
      </ol>
      <p class="soft">
        For your own accounts the app can stay in development mode: no App Review, no business
        verification. Steps last checked in {LAST_CHECKED}; Meta moves things now and then.
      </p>
      <p class="soft">
        Should Meta ask for a privacy policy or for callback addresses, copy them from{" "}
        <a href="/admin/health">Health</a>.
      </p>
    </>
  );
}

function InstagramSteps({ redirectUri }: { redirectUri: string }) {
  return (
    <>
      <CreateAppStep />
      <li>
        In the app open <b>Instagram → API setup with Instagram login</b>. There are the{" "}
        <b>Instagram app ID</b> and <b>Instagram app secret</b>. (The ID under Settings → Basic is
        another one; with it Instagram says “Invalid platform app”.)
      </li>
      <li>
        Under <b>Set up Instagram business login → Business login settings</b> add this as OAuth
        redirect URI, exactly:
        <RedirectUri uri={redirectUri} />
        <p class="hint">
          If Meta puts a <code>/</code> at the end, take it off again.
        </p>
      </li>
      <TesterStep />
    </>
  );
}

function CreateAppStep() {
  return (
    <li>
      Open <MetaLink href={META_APPS}>Meta’s app dashboard</MetaLink> and create an app. As use case
      choose <b>Manage messaging &amp; content on Instagram</b>; the app’s type has to be{" "}
      <b>Business</b>. Connect no business portfolio: it only adds checks.
    </li>
  );
}

function TesterStep() {
  return (
    <li>
      Under <b>App roles → Roles → Instagram Testers</b> add your Instagram username. Then accept
      the invitation on Instagram, under{" "}
      <MetaLink href={TESTER_INVITES}>Apps and websites → Tester invites</MetaLink>. If Instagram
      says <b>“Insufficient developer role”</b>, this step is missing.
    </li>
  );
}

function FacebookSteps({ redirectUri }: { redirectUri: string }) {
  return (
    <>
      <li>
        Make sure that the Instagram account is a Business or Creator account, that it is linked to
        your Facebook Page, and that you manage that Page.
      </li>
      <li>
        Open <MetaLink href={META_APPS}>Meta’s app dashboard</MetaLink> and create an app of the
        type <b>Business</b>.
      </li>
      <li>
        Add <b>Facebook Login</b> to it, and in its settings add this under{" "}
        <b>Valid OAuth Redirect URIs</b>, exactly:
        <RedirectUri uri={redirectUri} />
      </li>
      <li>
        Under <b>App settings → Basic</b> are the <b>App ID</b> and <b>App secret</b>.
      </li>
      <li>
        If you did not create the app yourself, have yourself added under <b>App roles</b>. Without
        a role Meta says <b>“Insufficient developer role”</b>.
      </li>
    </>
  );
}

function RedirectUri({ uri }: { uri: string }) {
  return (
    <>
      <Copyable id="redirect-uri" label="the redirect URI" text={uri} />
      {uri.startsWith("http:") && (
        <p class="hint">
          Meta wants an address that starts with <code>https://</code>. Once Windowbox has one, set{" "}
          <code>PUBLIC_URL</code> to it. Until then a pasted token works.
        </p>
      )}
    </>
  );
}

/** From the very first one, for who has never been there. */
export function TokenSteps({ api }: { api: ApiName | undefined }) {
  return (
    <>
      <ol class="meta-steps">
        {api === "facebook-login" ? <FacebookTokenSteps /> : <InstagramTokenSteps />}
      </ol>
      <p class="soft">
        The app can stay in development mode: no App Review, no business verification. Steps last
        checked in {LAST_CHECKED}; Meta moves things now and then.
      </p>
    </>
  );
}

function InstagramTokenSteps() {
  return (
    <>
      <li>
        In the Instagram app, make sure that the account is a Creator or Business account, under{" "}
        <b>Settings → Account type and tools</b>. Switching is free.
      </li>
      <CreateAppStep />
      <TesterStep />
      <li>
        In Meta’s app dashboard open <b>Instagram → API setup with Instagram login</b>. Under{" "}
        <b>Generate access tokens</b> add your account and sign in to it.
      </li>
      <li>
        Press <b>Generate token</b> beside it, copy the whole of what you get, and paste it below.
      </li>
    </>
  );
}

function FacebookTokenSteps() {
  return (
    <>
      <li>
        Make sure that the Instagram account is a Business or Creator account, that it is linked to
        your Facebook Page, and that you manage that Page.
      </li>
      <li>
        Open <MetaLink href={META_APPS}>Meta’s app dashboard</MetaLink> and create an app of the
        type <b>Business</b>. Enter its <b>App ID</b> and <b>App secret</b> under{" "}
        <a href="/admin/connect?api=facebook-login">Sign in with Facebook</a>: without them it
        cannot be renewed.
      </li>
      <li>
        In Meta’s <MetaLink href={GRAPH_EXPLORER}>Graph API Explorer</MetaLink> choose that app, add
        the permissions <code>instagram_basic</code>, <code>pages_show_list</code> and{" "}
        <code>pages_read_engagement</code>, and press <b>Generate Access Token</b>.
      </li>
      <li>Tick your Page, copy the whole of what you get, and paste it below.</li>
    </>
  );
}

function MetaLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  );
}
