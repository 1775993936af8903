import type { Trouble } from "../../alerts/troubles.ts";
import type { AccountRecord } from "../../db/accounts.ts";
import { ICON_PATHS, Icon } from "../components/icons.tsx";

type TroubledAccount = Pick<AccountRecord, "id" | "api">;

interface NeedsOwnerProps {
  readonly troubles: readonly Trouble[];
  /** One that is here, or one that may come back. */
  accountOf(id: string): TroubledAccount | undefined;
  reconnectHref(account: TroubledAccount): string;
}

/** More of them are counted: the accounts below have their own. */
const MOST = 20;

/** What waits for the owner, before everything else, each with the one step that mends it. */
export function NeedsOwner({ troubles, accountOf, reconnectHref }: NeedsOwnerProps) {
  if (troubles.length === 0) return null;
  const more = troubles.length - MOST;
  return (
    <section class="card needs-owner" aria-label="What needs you">
      <ul class="findings">
        {troubles.slice(0, MOST).map((trouble) => {
          const account = accountOf(trouble.subject);
          return (
            <li class="finding">
              <span class={`finding-mark ${trouble.urgency === "now" ? "error" : "warning"}`}>
                <Icon path={trouble.urgency === "now" ? ICON_PATHS.error : ICON_PATHS.warning} />
              </span>
              <div>
                <h2>{trouble.title}</h2>
                <p>{trouble.sentence}</p>
                <p class="actions">
                  <Step trouble={trouble} href={account && reconnectHref(account)} />
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      {more > 0 && <p class="soft">And {more} more.</p>}
    </section>
  );
}

function Step({ trouble, href }: { trouble: Trouble; href: string | undefined }) {
  if (trouble.reconnects) {
    return (
      <a class="button primary" href={href ?? "/admin/connect"}>
        Connect again
      </a>
    );
  }
  return (
    <a class="button" href="/admin/doctor">
      Look at Health
    </a>
  );
}
