import type { Child } from "hono/jsx";
import type { ApiName } from "../../instagram/types.ts";
import { Instant } from "../components/time.tsx";
import type { Reader } from "../frame/reader-language.ts";
import { fill } from "../locales/fill.tsx";

interface OpenLinkProps {
  /** `@harbour.bakery`; after a deletion, the ids of the account's feeds. */
  readonly name: string;
  readonly api: ApiName;
  readonly expiresAt: number;
  readonly signInHref: string;
  /** Whose server this is, as far as the reader can tell. */
  readonly host: string;
  readonly reader: Reader;
}

export function OpenLink({ name, api, expiresAt, signInHref, host, reader }: OpenLinkProps) {
  const messages = reader.messages.link;
  const isFacebook = api === "facebook-login";
  const signInLabels: Readonly<Record<ApiName, string>> = {
    "instagram-login": messages.signInInstagram,
    "facebook-login": messages.signInFacebook,
    "basic-display": messages.signIn,
  };
  return (
    <section class="card sign-in">
      <h1>{isUsername(name) ? fill(messages.connect, { name }) : messages.connectYours}</h1>
      <p>{fill(messages.asks, { name: <b>{name}</b>, host })}</p>
      <p>
        {isFacebook ? messages.throughFacebook : messages.throughInstagram} {messages.anHour}
      </p>
      <ul>
        <li>{messages.onlyThis}</li>
        <li>{messages.passwordStays}</li>
        <li>
          {fill(messages.worksOnce, {
            until: <Instant at={expiresAt} language={reader.language} />,
          })}
        </li>
      </ul>
      <a class="button primary" href={signInHref} rel="nofollow">
        {signInLabels[api]}
      </a>
      <p class="hint">
        <a href={`/privacy?lang=${reader.language}`}>{messages.whatIsStored}</a>
      </p>
    </section>
  );
}

export function isUsername(name: string): boolean {
  return name.startsWith("@");
}

interface OldLinkProps {
  readonly reader: Reader;
  readonly children: Child;
}

export function ExpiredLink(props: OldLinkProps & { readonly expiresAt: number }) {
  const { link } = props.reader.messages;
  const until = <Instant at={props.expiresAt} language={props.reader.language} />;
  return (
    <section class="card sign-in">
      <h1>{link.expired}</h1>
      <p>{fill(link.expiredText, { until })}</p>
      {props.children}
    </section>
  );
}

export function SpentLink(
  props: OldLinkProps & { readonly name: string; readonly spentAt: number },
) {
  const { link } = props.reader.messages;
  const at = <Instant at={props.spentAt} language={props.reader.language} />;
  return (
    <section class="card sign-in">
      <h1>{link.spent}</h1>
      <p>{fill(link.spentText, { name: props.name, at })}</p>
      {props.children}
    </section>
  );
}

interface RenewalOfferProps {
  readonly action: string | undefined;
  readonly reader: Reader;
}

/** What is offered on the page of a link that works no more. A new one is never shown there. */
export function RenewalOffer({ action, reader }: RenewalOfferProps) {
  const { link } = reader.messages;
  if (action === undefined) return <p>{link.askGiver}</p>;
  return (
    <>
      <p>{link.canBeSent}</p>
      <form method="post" action={action}>
        <button type="submit">{link.sendNew}</button>
      </form>
    </>
  );
}

/** A page with nothing but a heading, which is its title as well, and what to do. */
export function PlainPage({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section class="card sign-in">
      <h1>{title}</h1>
      <p>{text}</p>
    </section>
  );
}
