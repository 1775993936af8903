import {
  createReconnectLink,
  type LinkSubject,
  parseUsername,
} from "../accounts/reconnect-link.ts";
import type { Instance } from "../instance.ts";
import { OwnerError } from "../shared/errors.ts";
import { formatDay } from "../time/format-time.ts";
import { type Arguments, findAccount, withInstance } from "./command.ts";

/** A link for the person who owns the account, and on a terminal its QR code. */
export function reconnectLinkCommand(args: Arguments): Promise<void> {
  return withInstance(async (instance) => {
    const { url, expiresAt, name } = createReconnectLink(instance, linkSubject(instance, args));
    // Alone on standard output, so that it can be piped.
    console.log(url);
    console.error(
      `For the person who owns ${name}: it connects that account and nothing else, once, until ${formatDay(expiresAt)}.`,
    );
    if (!process.stdout.isTTY) return;
    const { toString: drawQrCode } = await import("qrcode");
    console.error(await drawQrCode(url, { type: "terminal", small: true }));
  });
}

function linkSubject({ db }: Instance, { account, isNew }: Arguments): LinkSubject {
  if (account === undefined) {
    throw new OwnerError(
      "Whose account? Name it, for example: windowbox reconnect-link harbour.bakery",
    );
  }
  const known = findAccount(db, account);
  if (known) return { accountId: known.id };
  const forgotten = db.forgottenAccounts
    .all()
    .find(({ id, feedIds }) => id === account || feedIds.includes(account));
  if (forgotten) return { accountId: forgotten.id };
  if (isNew) return { username: parseUsername(account) };
  throw new OwnerError(
    `There is no account ${account} here: check the name with windowbox status, or add --new where it is to be connected for the first time.`,
  );
}
