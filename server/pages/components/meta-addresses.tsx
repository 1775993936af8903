import { Copyable } from "./copyable.tsx";

/** Where Meta sends people and requests; its forms have a field for each. */
export function MetaAddresses({ publicUrl }: { publicUrl: string }) {
  const addresses = [
    ["privacy-url", "Privacy policy URL", `${publicUrl}/privacy`],
    ["deauthorize-url", "Deauthorize callback URL", `${publicUrl}/meta/deauthorize`],
    ["deletion-url", "Data deletion request URL", `${publicUrl}/meta/data-deletion`],
  ] as const;
  return (
    <>
      {addresses.map(([id, name, url]) => (
        <div>
          <p>{name}</p>
          <Copyable id={id} label={name} text={url} />
        </div>
      ))}
    </>
  );
}
