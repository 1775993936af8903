import type { Child } from "hono/jsx";
import type { ApiName } from "../../instagram/types.ts";
import { API_MESSAGES } from "../accounts/api-messages.ts";
import { exactTime } from "../components/time.tsx";

interface OpenLinkProps {
  /** `@harbour.bakery`; after a deletion, the account of a feed. */
  readonly name: string;
  readonly api: ApiName;
  readonly expiresAt: number;
  readonly signInHref: string;
  /** Whose server this is, as far as the reader can tell. */
  readonly host: string;
}

export function OpenLink({ name, api, expiresAt, signInHref, host }: OpenLinkProps) {
  const isFacebook = api === "facebook-login";
  return (
    <section class="card sign-in">
      <h1>{name.startsWith("@") ? `Connect ${name}` : "Connect your Instagram account"}</h1>
      <p>
        A website would like to show the Instagram posts of <b>{name}</b>, through the server {host}
        . Instagram wants a yes for that from you, whose account it is.
      </p>
      <p>
        You sign in with{" "}
        {isFacebook ? "Facebook, through which the account is managed" : "Instagram"}, say yes there
        and come back here. It takes a minute.
      </p>
      <ul>
        <li>Only this one account is connected, and only to read its profile and its posts.</li>
        <li>Your password stays between you and {isFacebook ? "Facebook" : "Instagram"}.</li>
        <li>
          This link works once, until <Instant at={expiresAt} />.
        </li>
      </ul>
      <a class="button primary" href={signInHref} rel="nofollow">
        {API_MESSAGES[api].signInLabel}
      </a>
      <p class="hint">
        <a href="/privacy">What is stored here, and how to have it deleted</a>
      </p>
    </section>
  );
}

export function ExpiredLink(props: { readonly expiresAt: number; readonly children: Child }) {
  return (
    <section class="card sign-in">
      <h1>This link has expired</h1>
      <p>
        It was good until <Instant at={props.expiresAt} />. Nothing was changed.
      </p>
      {props.children}
    </section>
  );
}

export function SpentLink(props: {
  readonly name: string;
  readonly spentAt: number;
  readonly children: Child;
}) {
  const name = props.name.charAt(0).toUpperCase() + props.name.slice(1);
  return (
    <section class="card sign-in">
      <h1>This link has done its work</h1>
      <p>
        {name} was connected on <Instant at={props.spentAt} />, and a link works once. There is
        nothing left to do.
      </p>
      {props.children}
    </section>
  );
}

/** What is offered on the page of a link that works no more. A new one is never shown there. */
export function RenewalOffer({ action }: { readonly action: string | undefined }) {
  if (action === undefined) {
    return <p>If you need a new one, ask the person who gave you this one.</p>;
  }
  return (
    <>
      <p>
        If you need a new one, it can be sent to the people who look after the website. They pass it
        on to you.
      </p>
      <form method="post" action={action}>
        <button type="submit">Send them a new link</button>
      </form>
    </>
  );
}

export type RenewalOutcome = "sent" | "sent-before" | "failed";

const RENEWAL_MESSAGES: Readonly<Record<RenewalOutcome, readonly [title: string, text: string]>> = {
  sent: [
    "A new link is on its way",
    "It went to the people who look after the website. They will pass it on to you.",
  ],
  "sent-before": [
    "A new link was sent already",
    "It went to the people who look after the website less than a day ago: please ask them for it.",
  ],
  failed: [
    "The new link could not be sent",
    "Please tell the person who gave you this one: they can make a new one in the dashboard.",
  ],
};

export function RenewalPage({ outcome }: { readonly outcome: RenewalOutcome }) {
  const [title, text] = RENEWAL_MESSAGES[outcome];
  return <PlainPage title={title}>{text}</PlainPage>;
}

export function UnknownLink() {
  return (
    <PlainPage title="This link is not known here">
      Please open it again exactly as you were given it, or ask for a new one: perhaps a piece of it
      was lost on the way.
    </PlainPage>
  );
}

export function UselessLink() {
  return (
    <PlainPage title="This link is not needed any more">
      The account that it was for is not shown by this server any more. Nothing was changed.
    </PlainPage>
  );
}

export function UnusableLink() {
  return (
    <PlainPage title="This does not work yet">
      Something has to be set up first by the person who gave you this link: please tell them that
      the server’s app at Meta, or its https address, is missing. The link stays good.
    </PlainPage>
  );
}

export function LinkFailure() {
  return (
    <PlainPage title="Sorry">
      Something went wrong here. Nothing is lost: please open the link again in a minute.
    </PlainPage>
  );
}

function PlainPage(props: { readonly title: string; readonly children: Child }) {
  return (
    <section class="card sign-in">
      <h1>{props.title}</h1>
      <p>{props.children}</p>
    </section>
  );
}

function Instant({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} data-local>
      {exactTime(at)}
    </time>
  );
}
