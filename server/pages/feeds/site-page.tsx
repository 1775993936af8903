import { Copyable } from "../components/copyable.tsx";
import { FeedHead } from "./feed-head.tsx";
import { snippetsOf } from "./feed-snippets.ts";

interface SitePageProps {
  readonly feedId: string;
  readonly name: string;
  readonly publicUrl: string;
  /** Where visitors reach what is published, where it is. */
  readonly publishUrl: string | undefined;
}

/** What is pasted into a site, for each way in which sites are made. */
export function SitePage({ feedId: id, name, publicUrl, publishUrl }: SitePageProps) {
  const isStatic = publishUrl !== undefined;
  const snippets = snippetsOf(publishUrl ?? publicUrl, id, { isStatic });
  return (
    <>
      <FeedHead feedId={id} name={name} tab="site" />
      <section class="card snippets" aria-label={`Put the feed ${id} on your site`}>
        <h2>Put it on your site</h2>
        <p>Paste these three lines where the feed should be.</p>
        <Copyable id={`module-${id}`} label={`the three lines for ${id}`} text={snippets.module} />
        <details>
          <summary>My site takes only one tag</summary>
          <p>This one does the same, for page builders and old sites.</p>
          <Copyable id={`tag-${id}`} label={`the one tag for ${id}`} text={snippets.oneTag} />
        </details>
        <details>
          <summary>My site takes only an iframe</summary>
          <p>
            The height is a guess; a page that may run scripts is told the right one, as the manual
            says.
          </p>
          <Copyable id={`iframe-${id}`} label={`the iframe for ${id}`} text={snippets.iframe} />
        </details>
        <details>
          <summary>I build the page myself</summary>
          <p>
            The feed as HTML, for a server to put into its pages: it is there without any script.
          </p>
          <Copyable id={`html-${id}`} label={`the HTML address of ${id}`} text={snippets.html} />
          <p>The feed as JSON, open to every site:</p>
          <Copyable id={`json-${id}`} label={`the JSON address of ${id}`} text={snippets.json} />
        </details>
        <details>
          <summary>My site has a Content-Security-Policy</summary>
          <p>Add this to it. Nothing “unsafe” is needed.</p>
          <Copyable
            id={`policy-${id}`}
            label={`the policy for ${id}`}
            text={snippets.contentSecurityPolicy}
          />
        </details>
      </section>
    </>
  );
}
