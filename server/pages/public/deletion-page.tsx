import type { DeletionRecord } from "../../db/deletions.ts";
import { exactTime } from "../components/time.tsx";

interface DeletedProps {
  readonly deletion: DeletionRecord;
  readonly finishedAt: number;
  /** For so long a code can be looked up. */
  readonly daysKept: number;
}

export function Deleted({ deletion, finishedAt, daysKept }: DeletedProps) {
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
        Of this request, the code and the two dates are kept for {daysKept} days, and a fingerprint
        by which the same request is known if it is sent twice. Fingerprints of the account’s
        numbers stay, so that a backup from before cannot bring anything back, and so that the same
        account fits into its old place if you connect it again. They name nobody.
      </p>
    </section>
  );
}

export function DeletionUnderWay({ deletion }: { deletion: DeletionRecord }) {
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

export function UnknownDeletion({ daysKept }: { daysKept: number }) {
  return (
    <section class="card">
      <h1>This code is not known here</h1>
      <p>
        Please compare it with the one you were given: it has twenty letters and digits. Codes are
        kept for {daysKept} days.
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
