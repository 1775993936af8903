import type { AlertSettingsStore } from "./alert-settings.ts";
import { type ChannelDeps, mailChannel } from "./channels.ts";
import { type Delivery, failed } from "./delivery.ts";
import { composeLink } from "./message.ts";

interface MailLinkDeps extends ChannelDeps {
  readonly settings: AlertSettingsStore;
}

/** Whether anybody is told of the account's trouble by mail; `undefined`: of one that is not here yet. */
export function canMailLinks(deps: MailLinkDeps, accountId: string | undefined): boolean {
  return (
    deps.settings.get().mailServer !== undefined &&
    addressesFor(deps, accountId).addresses.length > 0
  );
}

/** Sends each address a link of its own. */
export async function mailReconnectLink(
  deps: MailLinkDeps,
  accountId: string | undefined,
  name: string,
  makeUrl: () => string | undefined,
): Promise<Delivery> {
  const settings = deps.settings.get();
  const { addresses, isOwn } = addressesFor(deps, accountId);
  if (!settings.mailServer || addresses.length === 0) {
    return failed("No e-mail address is set to send a link to.");
  }
  let last = failed("No link can be made.");
  for (const address of addresses) {
    const url = makeUrl();
    if (url === undefined) return last;
    const message = composeLink(name, url, !isOwn);
    last = await mailChannel(deps, settings, address, undefined).send(message);
  }
  return last;
}

/** The account's own, else those of who looks after the server. */
function addressesFor({ db, settings }: MailLinkDeps, accountId: string | undefined) {
  const own = db.alertAddresses.all().find((row) => row.accountId === accountId)?.address;
  return own === undefined
    ? { addresses: settings.get().recipients, isOwn: false }
    : { addresses: [own], isOwn: true };
}
