import type { Hono } from "hono";
import { DAY_MS } from "../clock.ts";
import type { DeletionRecord } from "../db/deletions.ts";
import { CODES_KEPT_MS, type DeletionRequests } from "../meta/deletion-requests.ts";
import { createPublicPages, renderPublicPage } from "../pages/frame/public-page.tsx";
import { exactTime } from "../pages/frame/time.tsx";

const DAYS_KEPT = CODES_KEPT_MS / DAY_MS;

/** `GET /deletion/CODE`: where a request to delete stands, for the person who was given the code. */
export function createDeletionRoutes(deps: {
  readonly deletions: Pick<DeletionRequests, "find">;
  readonly publicUrl: string;
}): Hono {
  const pages = createPublicPages(deps.publicUrl);
  pages.get("/:code", (c) => {
    const deletion = deps.deletions.find(c.req.param("code"));
    if (!deletion) return renderPublicPage(c, { title: "Unknown code", status: 404 }, <Unknown />);
    const { finishedAt } = deletion;
    return renderPublicPage(
      c,
      { title: finishedAt === undefined ? "Being deleted" : "Deleted" },
      finishedAt === undefined ? (
        <UnderWay deletion={deletion} />
      ) : (
        <Done deletion={deletion} finishedAt={finishedAt} />
      ),
    );
  });
  return pages;
}

function Done({ deletion, finishedAt }: { deletion: DeletionRecord; finishedAt: number }) {
  return (
    <section class="card">
      <h1>It is deleted</h1>
      <p>
        Everything that was stored here about the Instagram account is gone: its access, its
        profile, its posts and their pictures and videos. If nothing was stored, there is still
        nothing.
      </p>
      <dl class="facts">
        <Fact name="Confirmation code" text={deletion.code} />
        <Fact name="Asked for" at={deletion.receivedAt} />
        <Fact name="Finished" at={finishedAt} />
      </dl>
      <p class="hint">
        Of this request, the code and the two dates are kept for {DAYS_KEPT} days, and a fingerprint
        by which the same request is known if it is sent twice. They name nobody. If the account is
        connected here again later, that is a new beginning.
      </p>
    </section>
  );
}

function UnderWay({ deletion }: { deletion: DeletionRecord }) {
  return (
    <section class="card">
      <h1>It is being deleted</h1>
      <p>
        The request has arrived and is being carried out. That takes a minute or two: please look
        again then. If this page still says so tomorrow, write to the people whose website showed
        the posts, and name the code.
      </p>
      <dl class="facts">
        <Fact name="Confirmation code" text={deletion.code} />
        <Fact name="Asked for" at={deletion.receivedAt} />
      </dl>
    </section>
  );
}

function Unknown() {
  return (
    <section class="card">
      <h1>This code is not known here</h1>
      <p>
        Please compare it with the one you were given: it has twenty letters and digits. Codes are
        kept for {DAYS_KEPT} days.
      </p>
    </section>
  );
}

function Fact({ name, text, at }: { name: string; text?: string; at?: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {text && <code>{text}</code>}
        {at !== undefined && (
          <time dateTime={new Date(at).toISOString()} data-local>
            {exactTime(at)}
          </time>
        )}
      </dd>
    </div>
  );
}
