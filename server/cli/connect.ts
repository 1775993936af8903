import { text } from "node:stream/consumers";
import type { ConnectedAccount } from "../accounts/connect.ts";
import { readPastedToken } from "../accounts/pasted-token.ts";
import type { OpenedAccounts } from "../accounts/pick-store.ts";
import { settleConnection } from "../accounts/settle-connection.ts";
import { readUsername } from "../accounts/username.ts";
import { feedFileUrl } from "../feed/feed-addresses.ts";
import { API_NAMES, type ApiName, type Candidate } from "../instagram/types.ts";
import type { Instance } from "../instance.ts";
import { syncNotice } from "../outcomes/sync-notice.ts";
import { OwnerError } from "../shared/errors.ts";
import { Secret } from "../shared/secret.ts";
import { type Arguments, withInstance } from "./command.ts";

const SEEN_BY_OTHERS =
  "A token on the command line is seen by every user of this machine (ps) and stays in the shell's history: rather use --token - and paste it, and delete this line from the history.";

/** Connects with a pasted token and makes the first sync before it ends. */
export async function connectCommand(args: Arguments): Promise<void> {
  const api = readApiArgument(args.api);
  if (args.token === undefined) {
    throw new OwnerError(
      "Give --token - and paste the token into standard input; --token TOKEN works too, but is seen by others.",
    );
  }
  if (args.token !== "-") console.error(SEEN_BY_OTHERS);
  const token = new Secret(args.token === "-" ? await text(process.stdin) : args.token);
  // A token may be what somebody begins with.
  await withInstance(connectAll, { mayBeNew: true });

  async function connectAll(instance: Instance): Promise<void> {
    const { apis, apps, config } = instance;
    const found = await readPastedToken({ apis, apps, hosts: config.hosts }, token, api);
    if (found.note) console.log(found.note);
    const connected = connectWanted(instance, found, args);
    for (const { username, feedId, again } of connected) {
      console.log(
        `@${username} is connected${again ? " again" : ""}; its feed is ${feedFileUrl(config.publicUrl, feedId, "document")}`,
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
  }
}

/** Those that were named, else what is connected without asking. */
function connectWanted(
  instance: Instance,
  found: OpenedAccounts,
  args: Arguments,
): ConnectedAccount[] {
  const connect = (api: ApiName, candidate: Candidate) =>
    instance.connect(api, candidate, args.feed);
  if (args.accounts === undefined) {
    const settled = settleConnection(found, connect);
    if ("connected" in settled) return [settled.connected];
    throw new OwnerError(
      `This token opens ${found.candidates.length} accounts: say with --accounts which to connect, for example --accounts ${usernamesOf(found)}.`,
    );
  }
  const picked = args.accounts.split(",").map((name) => candidateNamed(found, name.trim()));
  if (picked.length > 1 && args.feed !== undefined) {
    throw new OwnerError(
      "Each account gets its own feed, so --feed goes with one account: leave it out, or name one with --accounts.",
    );
  }
  return picked.map((candidate) => connect(found.api, candidate));
}

function candidateNamed(found: OpenedAccounts, wanted: string): Candidate {
  const name = readUsername(wanted);
  const candidate = found.candidates.find(({ profile }) => profile.username.toLowerCase() === name);
  if (candidate) return candidate;
  throw new OwnerError(
    `This token does not open ${wanted || "an account without a name"}, but: ${usernamesOf(found)}.`,
  );
}

function usernamesOf({ candidates }: OpenedAccounts): string {
  return candidates.map(({ profile }) => profile.username).join(",");
}

function readApiArgument(name: string | undefined): ApiName | undefined {
  if (name === undefined) return undefined;
  const api = API_NAMES.find((known) => known === name);
  if (!api) throw new OwnerError(`There is no API ${name}: use ${API_NAMES.join(", ")}.`);
  return api;
}
