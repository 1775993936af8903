import type { AccountRecord } from "../../db/accounts.ts";
import type { Database } from "../../db/database.ts";
import { PasswordField } from "../components/password-field.tsx";
import { accountPath } from "./account-line.tsx";
import { Avatar } from "./avatar.tsx";

/** One question, with what the answer means. */
export function DisconnectPage({
  db,
  account,
  problem,
}: {
  db: Database;
  account: AccountRecord;
  problem: string | undefined;
}) {
  const { username } = account.profile;
  const postCount = db.posts.count(account.id);
  const feeds = db.feeds.ofAccount(account.id);
  return (
    <section class="card question">
      <Avatar account={account} />
      <h1>Disconnect @{username}?</h1>
      <p>This deletes from this server, for good:</p>
      <ul>
        <li>its access to Instagram,</li>
        <li>
          {postCount === 1 ? "its one post" : `its ${postCount} posts`} with their pictures and
          videos.
        </li>
      </ul>
      {feeds.length > 0 && (
        <p>
          Sites that show {feeds.map(({ id }) => `“${id}”`).join(", ")} will not show its posts any
          more. Nothing on Instagram changes.
        </p>
      )}
      <form method="post" action={`${accountPath(account.id)}/disconnect`}>
        <PasswordField problem={problem} />
        <p class="actions">
          <button type="submit" class="danger-solid">
            Disconnect and delete
          </button>
          <a class="button" href={accountPath(account.id)}>
            Keep it
          </a>
        </p>
      </form>
    </section>
  );
}
