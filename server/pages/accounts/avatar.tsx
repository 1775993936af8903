import type { AccountRecord } from "../../db/accounts.ts";

export function Avatar({ account }: { account: Pick<AccountRecord, "picture" | "profile"> }) {
  const { picture, profile } = account;
  if (picture) {
    return <img class="avatar" src={`/media/${picture.name}`} alt="" width="64" height="64" />;
  }
  return (
    <span class="avatar" aria-hidden="true">
      {[...profile.username][0]?.toUpperCase()}
    </span>
  );
}
