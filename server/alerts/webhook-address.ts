import type { LookupFunction } from "node:net";
import { publicHostProblem } from "./public-host.ts";

/**
 * An address that was typed into the dashboard, to be sent things: https, on the public internet, without a password.
 * `variable` names the setting that takes others.
 */
export async function readWebhookAddress(
  address: string,
  lookup: LookupFunction,
  variable?: "ALERT_WEBHOOK",
): Promise<{ readonly url: URL } | { readonly problem: string }> {
  if (!URL.canParse(address)) return { problem: "That is no address: it begins with https://" };
  const url = new URL(address);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "") {
    return { problem: "The address must begin with https:// and hold no password." };
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const problem = await publicHostProblem(host, lookup, variable);
  return problem === undefined ? { url } : { problem };
}
