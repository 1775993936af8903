import type { LookupFunction } from "node:net";
import { readWebhookAddress } from "../alerts/webhook-address.ts";
import { publicLookup } from "../http/public-address.ts";
import { Secret } from "../shared/secret.ts";
import type { HookStore } from "./hook-store.ts";

/** What is wrong with which field; or the key that signs, to be shown once. */
type EnteredHook =
  | { readonly field: "hook" | "authorization"; readonly text: string }
  | { readonly secret: Secret };

export type EnterHook = (
  feedId: string,
  form: { readonly address: string; readonly authorization: string },
) => Promise<EnteredHook>;

/** What an HTTP header may hold. */
const HEADER_VALUE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

export function createEnterHook(deps: {
  readonly store: HookStore;
  /** Finds public addresses only. */
  readonly lookup?: LookupFunction | undefined;
}): EnterHook {
  const lookup = deps.lookup ?? publicLookup();
  return async (feedId, { address, authorization }) => {
    const read = await readWebhookAddress(address, lookup);
    if ("problem" in read) return { field: "hook", text: read.problem };
    if (authorization !== "" && !HEADER_VALUE.test(authorization)) {
      const text = "A header is one line of plain letters, digits and signs.";
      return { field: "authorization", text };
    }
    const secret = deps.store.enter(feedId, {
      url: read.url,
      authorization: authorization === "" ? undefined : new Secret(authorization),
    });
    return { secret };
  };
}
