import { raw } from "hono/html";
import type { NewLinkProblem, ReconnectLink } from "../../accounts/reconnect-link.ts";
import type { Notice } from "../../shared/notice.ts";
import { Copyable } from "../components/copyable.tsx";
import { TextField } from "../components/text-field.tsx";
import { exactTime } from "../components/time.tsx";
import { BackToWho } from "./who-page.tsx";

interface ClientLinkFormProps {
  /** Why no link can be made, and what to do first. */
  readonly problem: NewLinkProblem | undefined;
  /** About the field. */
  readonly notice: Notice | undefined;
}

/** For an account that is not here yet: its owner is somebody else, who gets a link. */
export function ClientLinkForm({ problem, notice }: ClientLinkFormProps) {
  return (
    <>
      <BackToWho />
      <h1>A link for the account’s owner</h1>
      <p class="lead">
        They open it, sign in at Instagram, and their feed is here. They need no password of yours,
        you need none of theirs, and of this dashboard they see nothing.
      </p>
      {problem === undefined ? (
        <form method="post" action="/admin/connect/client" class="card stack">
          <TextField
            id="username"
            name="username"
            label="Their Instagram username"
            placeholder="harbour.bakery"
            notice={notice}
          />
          <button type="submit" class="primary">
            Make the link
          </button>
        </form>
      ) : (
        <>
          <p class="notice warning">{problem.sentence}</p>
          <p>
            {problem.isOfApp ? (
              <a class="button" href="/admin/connect?api=instagram-login">
                To the app ID and secret
              </a>
            ) : (
              <a class="button" href="/admin/health">
                Look at Health
              </a>
            )}
          </p>
        </>
      )}
    </>
  );
}

interface ClientLinkPageProps {
  readonly link: ReconnectLink;
  /** SVG of the link's QR code. */
  readonly qrCode: string;
}

/** Shown once: nobody here knows the address afterwards. */
export function ClientLinkPage({ link, qrCode }: ClientLinkPageProps) {
  const { url, name, expiresAt } = link;
  return (
    <>
      <h1>A link for the owner of {name}</h1>
      <section class="card">
        <p>
          Send it to the person who can sign in to the account. It connects {name} and nothing else,
          works once, and is good until{" "}
          <time dateTime={new Date(expiresAt).toISOString()} data-local>
            {exactTime(expiresAt)}
          </time>
          . It is shown this once: copy it before you leave this page.
        </p>
        <Copyable id="link" label="the link" text={url} />
        <div class="qr-code" role="img" aria-label="The link as a QR code">
          {raw(qrCode)}
        </div>
        <div class="actions">
          <a class="button" href={letterOf(link)}>
            Write an e-mail with it
          </a>
          <a class="button" href="/admin">
            Done
          </a>
        </div>
        <p class="hint">
          The server keeps only a fingerprint of it. Opening it uses nothing up, so a mail scanner
          does no harm. If it gets lost, make another one.
        </p>
      </section>
    </>
  );
}

function letterOf({ url, name, expiresAt }: ReconnectLink): string {
  const subject = `Please connect ${name} to your website`;
  const body = `Please open this link and sign in at Instagram, so that your website can show the posts of ${name}:\n\n${url}\n\nIt works once, until ${exactTime(expiresAt)}.`;
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
