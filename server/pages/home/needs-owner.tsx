import type { Trouble } from "../../alerts/troubles.ts";
import type { AccountRecord } from "../../db/accounts.ts";
import { ICON_PATHS, Icon } from "../components/icons.tsx";

export type TroubledAccount = Pick<AccountRecord, "id" | "api">;

interface NeedsOwnerProps {
  readonly troubles: readonly Trouble[];
  /** One that is here, or one that may come back. */
  accountOf(id: string): TroubledAccount | undefined;
  reconnectHref(account: TroubledAccount): string;
}

/** More of them are counted: the accounts have their own. */
const MOST = 20;

/** What waits for the owner, before everything else, each with the one step that mends it. */
export function NeedsOwner({ troubles, accountOf, reconnectHref }: NeedsOwnerProps) {
  if (troubles.length === 0) return null;
  const more = troubles.length - MOST;
  return (
    <section class="card needs-owner" aria-label="What needs you">
      <ul class="findings">
        {troubles.slice(0, MOST).map((trouble, index) => {
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
                  <TroubleStep
                    trouble={trouble}
                    href={account && reconnectHref(account)}
                    isFirst={index === 0}
                  />
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

interface TroubleStepProps {
  readonly trouble: Trouble;
  readonly href: string | undefined;
  readonly isFirst: boolean;
}

/** Of several, one stands out. */
function TroubleStep({ trouble, href, isFirst }: TroubleStepProps) {
  const looks = isFirst ? "button primary" : "button";
  return trouble.reconnects ? (
    <a class={looks} href={href ?? "/admin/connect"}>
      Connect again
      <span class="visually-hidden">: {trouble.title}</span>
    </a>
  ) : (
    <a class={looks} href="/admin/health">
      Look at Health
      <span class="visually-hidden">: {trouble.title}</span>
    </a>
  );
}
