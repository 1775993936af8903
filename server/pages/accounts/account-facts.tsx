import { exactTime, RelativeTime } from "../components/time.tsx";
import type { AccountView } from "./account-view.ts";
import { API_MESSAGES } from "./api-messages.ts";

interface AccountFactsProps {
  readonly view: AccountView;
  readonly now: number;
  readonly maxPosts: number;
}

/** What is known of the account's connection, for who wants to know. */
export function AccountFacts({ view, now, maxPosts }: AccountFactsProps) {
  const { access, lastSyncAt, nextSyncAt, waiting } = view;
  return (
    <dl class="facts">
      <div>
        <dt>Connected through</dt>
        <dd>{API_MESSAGES[view.account.api].connectedThrough}</dd>
      </div>
      <div>
        <dt>Access</dt>
        <dd>
          {access.text}
          {access.until !== undefined && (
            <>
              {" "}
              <time class="exact" dateTime={new Date(access.until).toISOString()} data-local>
                {exactTime(access.until)}
              </time>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Looked for new posts</dt>
        <dd>{lastSyncAt === undefined ? "Not yet" : <RelativeTime at={lastSyncAt} now={now} />}</dd>
      </div>
      <div>
        <dt>Looks again</dt>
        <dd>
          {nextSyncAt === undefined && "After you connect it again"}
          {nextSyncAt !== undefined && nextSyncAt <= now && "Within a minute"}
          {nextSyncAt !== undefined && nextSyncAt > now && (
            <RelativeTime at={nextSyncAt} now={now} />
          )}
        </dd>
      </div>
      <div>
        <dt>Posts</dt>
        <dd>
          <span data-shown>{view.shownCount}</span> on show{" "}
          <span class="exact">The newest {maxPosts} are kept.</span>
        </dd>
      </div>
      <div>
        <dt>Requests today</dt>
        <dd>
          {view.requestsToday}
          {view.usagePercent !== undefined && (
            <>
              {" "}
              <span class="exact">{view.usagePercent} % of Instagram’s limit used.</span>
            </>
          )}
        </dd>
      </div>
      {waiting.count > 0 && (
        <div class="whole-row">
          <dt>
            {waiting.count === 1 ? "1 post is waiting" : `${waiting.count} posts are waiting`}
          </dt>
          <dd>
            <ul>
              {waiting.reasons.map(({ text, count }) => (
                <li>{waiting.reasons.length > 1 ? `${count} × ${text}` : text}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}
