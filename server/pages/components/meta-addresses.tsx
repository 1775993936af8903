import type { CopyingMessages } from "../locales/public-messages.ts";
import { Copyable } from "./copyable.tsx";

interface MetaAddressesProps {
  readonly publicUrl: string;
  readonly messages?: CopyingMessages;
}

/** Where Meta sends people and requests; its forms have a field for each, called as here. */
export function MetaAddresses({ publicUrl, messages }: MetaAddressesProps) {
  const addresses = [
    ["privacy-url", "Privacy policy URL", `${publicUrl}/privacy`],
    ["deauthorize-url", "Deauthorize callback URL", `${publicUrl}/meta/deauthorize`],
    ["deletion-url", "Data deletion request URL", `${publicUrl}/meta/data-deletion`],
  ] as const;
  return (
    <>
      {addresses.map(([id, name, url]) => (
        <div>
          <p lang="en">{name}</p>
          <Copyable id={id} label={name} text={url} messages={messages} />
        </div>
      ))}
    </>
  );
}
