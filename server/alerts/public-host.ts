import { isIP, type LookupFunction } from "node:net";
import { literalRefusal, PrivateAddressError } from "../http/public-address.ts";

/**
 * The address to connect to, a public one. Throws a `PrivateAddressError` for a host that has none, or whatever looking
 * it up threw.
 */
export function findPublicAddress(host: string, lookup: LookupFunction): Promise<string> {
  return new Promise((resolve, reject) => {
    const refusal = literalRefusal(host);
    if (refusal) return reject(refusal);
    if (isIP(host) !== 0) return resolve(host);
    lookup(host, { all: false }, (error, address) => {
      if (error) reject(error);
      else resolve(typeof address === "string" ? address : (address[0]?.address ?? host));
    });
  });
}

/** Why nothing can be sent to a host that was typed into the dashboard; looked at again with each connection. */
export async function publicHostProblem(
  host: string,
  lookup: LookupFunction,
  variable?: "SMTP_URL" | "ALERT_WEBHOOK",
): Promise<string | undefined> {
  try {
    await findPublicAddress(host, lookup);
    return undefined;
  } catch (error) {
    if (error instanceof PrivateAddressError) return privateHostSentence(host, variable);
    return `${host} cannot be found: check how it is written.`;
  }
}

/** @param variable The setting that takes one of the owner's own network, where there is one. */
export function privateHostSentence(
  host: string,
  variable: "SMTP_URL" | "ALERT_WEBHOOK" | undefined,
): string {
  const rule = variable
    ? `one of your own network can only be named in ${variable}`
    : "nothing is sent into your own network";
  return `${host} is not on the public internet: ${rule}.`;
}
