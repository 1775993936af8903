import { existsSync } from "node:fs";
import { join } from "node:path";
import { readUsername } from "../accounts/username.ts";
import { parseConfig, readEnvironment } from "../config/config.ts";
import { DATABASE_NAME } from "../data-folder/names.ts";
import type { AccountRecord } from "../db/accounts.ts";
import type { Database } from "../db/database.ts";
import { createInstance, type Instance } from "../instance.ts";
import { createLog } from "../logging/log.ts";
import { OwnerError } from "../shared/errors.ts";
import { systemClock } from "../time/clock.ts";

/** What was typed behind the command's name. */
export interface Arguments {
  readonly account: string | undefined;
  /** Usernames, comma-separated. */
  readonly accounts: string | undefined;
  readonly api: string | undefined;
  readonly feed: string | undefined;
  readonly token: string | undefined;
  readonly json: boolean;
  /** What is behind the first name, for a command that has commands of its own. */
  readonly name?: string | undefined;
  readonly to?: string | undefined;
  readonly title?: string | undefined;
  /** Whose profile stands above a feed's posts. */
  readonly header?: string | undefined;
  /** Nothing is asked. */
  readonly yes?: boolean;
  /** The account is not here yet. */
  readonly isNew?: boolean;
  /** A backup that does not open what is sealed in it. */
  readonly withoutKey?: boolean;
  /** A folder or a bucket. */
  readonly target?: string | undefined;
}

/** Opens the data folder beside a running server, does the work, closes it. Says which folder it works on. */
export async function withInstance(
  work: (instance: Instance) => Promise<void>,
  options: { readonly quiet?: boolean; readonly mayBeNew?: boolean } = {},
): Promise<void> {
  const config = parseConfig(readEnvironment(process.cwd()));
  // On standard error, so that --json stays nothing but JSON.
  console.error(`Data folder: ${config.dataDir}`);
  for (const warning of config.warnings) console.error(warning);
  const isNew = !options.mayBeNew && !existsSync(join(config.dataDir, DATABASE_NAME));
  const level = options.quiet || config.logLevel === "info" ? "error" : config.logLevel;
  const log = createLog(level, process.stderr);
  const instance = createInstance({ config, clock: systemClock, log, followsServer: true });
  try {
    await work(instance);
    // What was said of no account, or of a password that is set, is true of a folder that no server looks into.
    if (isNew) {
      console.error(
        "There was nothing of Windowbox in this folder: where a server runs already, run this in its folder, or with the DATA_DIR that it has.",
      );
    }
  } finally {
    instance.close();
  }
}

/** The named account, or all of them. */
export function chosenAccounts(instance: Instance, wanted: string | undefined): AccountRecord[] {
  const all = instance.db.accounts.all();
  if (wanted === undefined) {
    if (all.length > 0) return all;
    throw new OwnerError(
      "No account is connected yet: connect one in the dashboard, or with windowbox connect.",
    );
  }
  const account = findAccount(instance.db, wanted);
  if (account) return [account];
  const name = wanted.replace(/^@/, "");
  const known = all.map(({ profile }) => profile.username).join(", ") || "none";
  throw new OwnerError(`There is no account ${name} here. Connected: ${known}.`);
}

/** By its id, its username as people type it, or an id of Instagram's. */
export function findAccount(
  { accounts }: Pick<Database, "accounts">,
  wanted: string,
): AccountRecord | undefined {
  const name = readUsername(wanted) ?? wanted;
  return accounts.get(name) ?? accounts.findByUsername(name) ?? accounts.findByInstagramId(name);
}
