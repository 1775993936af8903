import type { DeletionRecord } from "../../db/deletions.ts";
import { Instant } from "../components/time.tsx";
import type { Reader } from "../frame/reader-language.ts";
import { fill } from "../locales/fill.tsx";

interface DeletedProps {
  readonly deletion: DeletionRecord;
  readonly finishedAt: number;
  /** For so long a code can be looked up. */
  readonly daysKept: number;
  readonly reader: Reader;
}

export function Deleted({ deletion, finishedAt, daysKept, reader }: DeletedProps) {
  const messages = reader.messages.deletion;
  return (
    <section class="card">
      <h1>{messages.deleted}</h1>
      <p>{messages.deletedText}</p>
      <Facts deletion={deletion} finishedAt={finishedAt} reader={reader} />
      <p class="hint">{fill(messages.kept, { days: daysKept })}</p>
    </section>
  );
}

export function DeletionUnderWay(props: Pick<DeletedProps, "deletion" | "reader">) {
  const messages = props.reader.messages.deletion;
  return (
    <section class="card">
      <h1>{messages.underWay}</h1>
      <p>{messages.underWayText}</p>
      <Facts {...props} />
    </section>
  );
}

export function UnknownDeletion({ daysKept, reader }: Pick<DeletedProps, "daysKept" | "reader">) {
  const messages = reader.messages.deletion;
  return (
    <section class="card">
      <h1>{messages.unknown}</h1>
      <p>{fill(messages.unknownText, { days: daysKept })}</p>
    </section>
  );
}

function Facts(props: Pick<DeletedProps, "deletion" | "reader"> & { finishedAt?: number }) {
  const { deletion, finishedAt, reader } = props;
  const messages = reader.messages.deletion;
  return (
    <dl class="facts">
      <div>
        <dt>{messages.code}</dt>
        <dd>
          <code>
            <bdi>{deletion.code}</bdi>
          </code>
        </dd>
      </div>
      <div>
        <dt>{messages.askedFor}</dt>
        <dd>
          <Instant at={deletion.receivedAt} language={reader.language} />
        </dd>
      </div>
      {finishedAt !== undefined && (
        <div>
          <dt>{messages.finished}</dt>
          <dd>
            <Instant at={finishedAt} language={reader.language} />
          </dd>
        </div>
      )}
    </dl>
  );
}
