import { text } from "node:stream/consumers";
import { createPastedTokens } from "../accounts/pasted-token.ts";
import type { Arguments } from "../cli.ts";
import { OwnerError } from "../errors.ts";
import { API_NAMES, type ApiName } from "../instagram/types.ts";
import { syncNotice } from "../outcome-messages.ts";
import { Secret } from "../secret.ts";
import { withInstance } from "./command.ts";

/** Connects with a pasted token and makes the first sync before it ends. */
export async function connectCommand(args: Arguments): Promise<void> {
  const api = apiOf(args.api);
  if (args.token === undefined) {
    throw new OwnerError(
      "Give the token with --token, or --token - to read it from standard input.",
    );
  }
  const token = new Secret(args.token === "-" ? await text(process.stdin) : args.token);
  await withInstance(async (instance) => {
    const pasted = createPastedTokens({ ...instance, hosts: instance.config.hosts });
    const { connected, note } = await pasted.connect(token, api, args.feed);
    if (note) console.log(note);
    if (connected.length > 1) {
      console.log(`It opens ${connected.length} accounts, and all of them are connected.`);
    }
    for (const { username, feedId, again } of connected) {
      console.log(
        `@${username} is connected${again ? " again" : ""}; its feed is ${instance.config.publicUrl}/feeds/${feedId}.json`,
      );
    }
    for (const { accountId, username } of connected) {
      const outcome = await instance.sync.syncAccount(accountId, { full: true });
      const { level, text: sentence } = syncNotice(outcome, instance.clock.now());
      console.log(`@${username}: ${sentence}`);
      if (level === "error") {
        throw new OwnerError(
          "The account is connected; its first sync is tried again by the server.",
        );
      }
    }
  });
}

function apiOf(name: string | undefined): ApiName | undefined {
  if (name === undefined) return undefined;
  const api = API_NAMES.find((known) => known === name);
  if (!api) throw new OwnerError(`There is no API ${name}: use ${API_NAMES.join(", ")}.`);
  return api;
}
