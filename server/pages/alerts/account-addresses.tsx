import type { Notice } from "../../shared/notice.ts";
import { TextField } from "../components/text-field.tsx";

/** An account with the address of its own that is told of its trouble, if it has one. */
export interface AddressedAccount {
  readonly id: string;
  readonly username: string;
  readonly address: string | undefined;
}

interface AccountAddressesProps {
  readonly accounts: readonly AddressedAccount[];
  readonly hasMailServer: boolean;
  /** About a field of the form. */
  readonly notice: Notice | undefined;
}

/** Clients who are told of their own account, and sent the link that connects it again. */
export function AccountAddresses({ accounts, hasMailServer, notice }: AccountAddressesProps) {
  if (accounts.length === 0) return null;
  const addressed = accounts.filter(({ address }) => address !== undefined);
  return (
    <section class="card" aria-labelledby="addresses-title">
      <h2 id="addresses-title">One account’s own address</h2>
      <p>
        The person who owns an account can be told, too: only of that account, with a link that
        connects it again and does nothing else.
      </p>
      {!hasMailServer && <p class="hint">That needs the mail server above.</p>}
      {addressed.length > 0 && (
        <ul class="addresses">
          {addressed.map(({ id, username, address }) => (
            <li>
              <span>
                @{username}: <b>{address}</b>
              </span>
              <form method="post" action="/admin/alerts/addresses/remove">
                <input type="hidden" name="account" value={id} />
                <button
                  type="submit"
                  class="small"
                  aria-label={`Remove ${address} of @${username}`}
                >
                  Remove
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/admin/alerts/addresses" class="stack">
        <label for="account">Account</label>
        <select id="account" name="account">
          {accounts.map(({ id, username }) => (
            <option value={id} selected={notice?.typed?.["account"] === id}>
              @{username}
            </option>
          ))}
        </select>
        <TextField
          id="address"
          name="address"
          label="E-mail address"
          notice={notice}
          inputmode="email"
          placeholder="client@example.com"
        />
        <button type="submit">Add this address</button>
      </form>
    </section>
  );
}
