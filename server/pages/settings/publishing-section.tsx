import type { Publishing } from "../../publishing/publishing.ts";
import { RelativeTime } from "../components/time.tsx";

export interface PublishingSectionProps {
  /** `undefined` where PUBLISH_TO is not set. */
  readonly publishing: ReturnType<Publishing["status"]>;
  readonly now: number;
}

/** Where everything that visitors need is copied to, and what came of it the last time. */
export function PublishingSection({ publishing, now }: PublishingSectionProps) {
  return (
    <section class="card" aria-labelledby="publishing">
      <h2 id="publishing">Publishing</h2>
      {publishing === undefined ? (
        <p>
          Visitors are served by this server. With <code>PUBLISH_TO</code> and{" "}
          <code>PUBLISH_URL</code> set, everything they need is copied to a folder or a bucket after
          each change, and they need not reach this server at all.
        </p>
      ) : (
        <>
          <dl class="facts">
            <div>
              <dt>Copied to</dt>
              <dd>
                {publishing.to} <span class="exact">PUBLISH_TO</span>
              </dd>
            </div>
            <div>
              <dt>Visitors see it at</dt>
              <dd>
                <a href={`${publishing.site}/index.html`}>{publishing.site}</a>{" "}
                <span class="exact">PUBLISH_URL</span>
              </dd>
            </div>
            <div>
              <dt>Up to date</dt>
              <dd>
                {publishing.succeededAt === undefined ? (
                  "Not yet: the first time takes some minutes."
                ) : (
                  <>
                    {publishing.files !== undefined && `${publishing.files} files, `}
                    <RelativeTime at={publishing.succeededAt} now={now} />
                  </>
                )}
              </dd>
            </div>
          </dl>
          {publishing.failure !== undefined && (
            <>
              <p class="problem">{publishing.failure}</p>
              {publishing.triedAt !== undefined && (
                <p class="soft">
                  Tried <RelativeTime at={publishing.triedAt} now={now} />
                </p>
              )}
            </>
          )}
          <form method="post" action="/admin/settings/publish">
            <button type="submit">Publish now</button>
          </form>
        </>
      )}
    </section>
  );
}
