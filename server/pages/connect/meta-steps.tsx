import type { ApiName } from "../../instagram/types.ts";
import { Copyable } from "../components/copyable.tsx";

const LAST_CHECKED = "November 2026";
const META_APPS = "https://developers.facebook.com/apps/";
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
        <a href="/admin/doctor">Health</a>.
      </p>
    </>
  );
}

function InstagramSteps({ redirectUri }: { redirectUri: string }) {
  return (
    <>
      <li>
        Open <MetaLink href={META_APPS}>Meta’s app dashboard</MetaLink> and create an app. As use
        case choose <b>Manage messaging &amp; content on Instagram</b>; the app’s type has to be{" "}
        <b>Business</b>. Connect no business portfolio: it only adds checks.
      </li>
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
      <li>
        Under <b>App roles → Roles → Instagram Testers</b> add your Instagram username. Then accept
        the invitation on Instagram, under{" "}
        <MetaLink href={TESTER_INVITES}>Apps and websites → Tester invites</MetaLink>. If Instagram
        says <b>“Insufficient developer role”</b>, this step is missing.
      </li>
    </>
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

export function TokenSteps() {
  return (
    <ol class="meta-steps">
      <li>
        In <MetaLink href={META_APPS}>Meta’s app dashboard</MetaLink> open your app, then{" "}
        <b>Instagram → API setup with Instagram login</b>.
      </li>
      <li>
        Under <b>Generate access tokens</b> add your account. It has to have accepted the{" "}
        <MetaLink href={TESTER_INVITES}>tester invite</MetaLink> first.
      </li>
      <li>
        Press <b>Generate token</b> and copy what you get. It lives for about sixty days, and
        Windowbox renews it long before.
      </li>
    </ol>
  );
}

function MetaLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  );
}
