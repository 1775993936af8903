import { feedFileUrl } from "../../feed/feed-addresses.ts";
import { Copyable } from "../components/copyable.tsx";
import { RelativeTime } from "../components/time.tsx";
import { FeedHead } from "./feed-head.tsx";
import { feedPath } from "./feed-paths.ts";
import { snippetsOf } from "./feed-snippets.ts";
import { HOSTS, type Host } from "./hosts.ts";
import { PolicyAdditions } from "./policy-additions.tsx";

interface SitePageProps {
  readonly feedId: string;
  readonly name: string;
  readonly publicUrl: string;
  /** Where visitors reach what is published, where it is. */
  readonly publishUrl: string | undefined;
  /** Keeps the feed's place until the element is there. */
  readonly rule: string;
  /** Pages may have one from before the look was changed. */
  readonly isRuleOld: boolean;
  /** The way in which the site is made. */
  readonly host: Host;
  /** Sites on which visitors saw the feed, the latest first. */
  readonly sightings: readonly { readonly origin: string; readonly lastAt: number }[];
  /** Who is told of new posts. */
  readonly hookHost: string | undefined;
  readonly now: number;
}

/** What is pasted into a site, for the way in which it is made. */
export function SitePage(props: SitePageProps) {
  const { feedId, name, publicUrl, publishUrl, host, rule, isRuleOld } = props;
  const { sightings, hookHost, now } = props;
  const visitedUrl = publishUrl ?? props.publicUrl;
  const snippets = snippetsOf(visitedUrl, feedId, { isStatic: publishUrl !== undefined, rule });
  const codes = host.code({ feedId, visitedUrl, snippets, rule });
  return (
    <>
      <FeedHead feedId={feedId} name={name} tab="site" />
      <HostNav {...{ feedId, host }} />
      <section class="card snippet" aria-labelledby="host-name">
        <h2 id="host-name">{host.name}</h2>
        {isRuleOld && (
          <form method="post" action={feedPath(feedId, "pasted")} class="notice warning">
            <p>
              The look was changed, and with it how high the feed is: pages that have the lines from
              before keep another place for it, and jump when it comes. Paste these lines again.
            </p>
            <button type="submit">They are pasted</button>
          </form>
        )}
        <p>{host.where}</p>
        {codes.map(({ file, text }, index) => (
          <div>
            {file && <p class="hint">{file}</p>}
            <Copyable
              id={`code-${index + 1}`}
              label={codes.length > 1 ? `the lines for ${file}` : `the lines for ${name}`}
              text={text}
              isPrimary={index === 0}
            />
          </div>
        ))}
        <p>{host.mind}</p>
        <p class="soft">
          Nothing shows? <code>{`docs/hosts/${host.id}.md`}</code> in the manual says what happens
          to the lines there, and what the console tells.
        </p>
        <details>
          <summary>My site has a Content-Security-Policy</summary>
          <PolicyAdditions url={visitedUrl} rule={rule} isFrame={host.isFrame ?? false} />
        </details>
        <OwnReading snippets={snippets} rss={feedFileUrl(publicUrl, feedId, "rss")} />
      </section>
      <section class="card" aria-labelledby="hook-link">
        <h2 id="hook-link">A static site</h2>
        <p>It shows new posts at once when it is built anew with each.</p>
        <a class="button" href={feedPath(feedId, "hook")}>
          {hookHost === undefined ? "Call its build hook" : `New posts are told to ${hookHost}`}
        </a>
      </section>
      <LastSeen {...{ sightings, now }} />
    </>
  );
}

function HostNav({ feedId, host }: Pick<SitePageProps, "feedId" | "host">) {
  const path = feedPath(feedId, "site");
  const toHost = ({ id, name }: Host) => (
    <a
      href={id === HOSTS[0]?.id ? path : `${path}?host=${id}`}
      aria-current={id === host.id ? "page" : undefined}
    >
      {name}
    </a>
  );
  return (
    <nav class="hosts" aria-label="How your site is made">
      {HOSTS.filter(({ isUsual }) => isUsual).map(toHost)}
      <details open={!host.isUsual}>
        <summary>Others</summary>
        {HOSTS.filter(({ isUsual }) => !isUsual).map(toHost)}
      </details>
    </nav>
  );
}

interface OwnReadingProps {
  readonly snippets: ReturnType<typeof snippetsOf>;
  /** The address of the RSS. */
  readonly rss: string;
}

function OwnReading({ snippets, rss }: OwnReadingProps) {
  return (
    <details>
      <summary>I read the feed myself</summary>
      <p>As JSON, open to every site:</p>
      <Copyable id="json" label="the address of the JSON" text={snippets.json} />
      <p>As HTML, for a server to put into its pages:</p>
      <Copyable id="html" label="the address of the HTML" text={snippets.html} />
      <p>
        As RSS, for readers: <code>{rss}</code>
      </p>
    </details>
  );
}

function LastSeen({ sightings, now }: Pick<SitePageProps, "sightings" | "now">) {
  return (
    <section class="card" aria-labelledby="seen-on">
      <h2 id="seen-on">Last seen on</h2>
      {sightings.length === 0 ? (
        <p class="soft">
          Not known. Once a visitor has seen the feed on a site, that site stands here. Behind a
          CDN, or published elsewhere, it stays unknown.
        </p>
      ) : (
        <ul class="plain-list">
          {sightings.map(({ origin, lastAt }) => (
            <li>
              <b>{URL.canParse(origin) ? new URL(origin).host : origin}</b>{" "}
              <span class="soft">
                <RelativeTime at={lastAt} now={now} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
