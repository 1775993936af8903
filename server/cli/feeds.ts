import { createInterface } from "node:readline/promises";
import type { FeedRecord } from "../db/feeds.ts";
import { feedFileUrl } from "../feed/feed-addresses.ts";
import { addFeed, changeFeed, feedNamed, renameFeed } from "../feed/manage-feeds.ts";
import type { Instance } from "../instance.ts";
import { OwnerError } from "../shared/errors.ts";
import { type Arguments, findAccount, withInstance } from "./command.ts";

const ACTIONS: Readonly<Record<string, (args: Arguments) => Promise<void>>> = {
  list: listFeeds,
  add: (args) =>
    withInstance(async (instance) => {
      const id = named(args, "add harbour-bakery --accounts harbour.bakery");
      addFeed(managing(instance), id, {
        title: args.title,
        accountIds: accountsOf(instance, args.accounts),
        headerAccountId: args.header === undefined ? undefined : accountIdOf(instance, args.header),
      });
      console.log(
        `The feed ${id} is made: ${feedFileUrl(instance.config.publicUrl, id, "document")}`,
      );
    }),
  change: (args) =>
    withInstance(async (instance) => {
      const { db } = instance;
      const feed = feedNamed(
        db,
        named(args, "change harbour-bakery --accounts harbour.bakery,mill"),
      );
      changeFeed(managing(instance), feed.id, {
        title: args.title ?? feed.title,
        accountIds:
          args.accounts === undefined ? feed.accountIds : accountsOf(instance, args.accounts),
        headerAccountId:
          args.header === undefined ? feed.headerAccountId : accountIdOf(instance, args.header),
      });
      console.log(`The feed ${feed.id} is changed.`);
    }),
  remove: removeFeed,
  rename: (args) =>
    withInstance(async (instance) => {
      const { id } = feedNamed(instance.db, named(args, "rename harbour-bakery bakery"));
      const newId = args.to;
      if (newId === undefined) {
        throw new OwnerError(`To what? For example: windowbox feeds rename ${id} bakery`);
      }
      renameFeed(managing(instance), id, newId);
      console.log(
        `The feed ${id} is called ${newId} now. Sites that ask for ${id} are answered as before, until you say windowbox feeds let-go ${id}.`,
      );
    }),
  "let-go": (args) =>
    withInstance(async ({ db }) => {
      const id = named(args, "let-go harbour-bakery");
      const feed = feedNamed(db, id);
      if (feed.id === id) {
        throw new OwnerError(
          `${id} is what the feed is called now: rename it first, or remove it with windowbox feeds remove ${id}.`,
        );
      }
      db.feeds.deleteAlias(id);
      console.log(`The feed ${feed.id} does not answer to ${id} any more.`);
    }),
};

/** `feeds`, `feeds add ID`, `feeds change ID`, `feeds remove ID`, `feeds rename ID NEW`, `feeds let-go ID`. */
export async function feedsCommand(args: Arguments): Promise<void> {
  const act = ACTIONS[args.account ?? "list"];
  if (act) return act(args);
  throw new OwnerError(
    `windowbox feeds knows ${Object.keys(ACTIONS).join(", ")}, but not ${args.account}.`,
  );
}

function managing({ db, clock, feedBuilder }: Instance) {
  return { db, clock, buildFeed: (id: string) => void feedBuilder.buildFeed(id) };
}

function listFeeds(args: Arguments): Promise<void> {
  return withInstance(async (instance) => {
    const feeds = instance.db.feeds.all().map((feed) => describeFeedRecord(instance, feed));
    if (args.json) {
      console.log(JSON.stringify({ feeds }, null, 2));
      return;
    }
    if (feeds.length === 0) console.log("There is no feed yet: connecting an account makes one.");
    for (const feed of feeds) {
      const also = feed.formerIds.length > 0 ? `\n  also answers to: ${feed.formerIds}` : "";
      const seen = feed.seenOn.map(({ origin }) => origin).join(", ") || "not known";
      console.log(
        `${feed.id}${feed.title ? `  “${feed.title}”` : ""}
  accounts: ${feed.accounts.map((name) => `@${name}`).join(", ") || "none"}
  posts: ${feed.posts}
  last seen on: ${seen}${also}`,
      );
    }
  });
}

function describeFeedRecord({ db, feedBuilder }: Instance, feed: FeedRecord) {
  return {
    id: feed.id,
    title: feed.title,
    accounts: feed.accountIds.flatMap((id) => db.accounts.get(id)?.profile.username ?? []),
    posts: feedBuilder.arrange(feed).shown.length,
    formerIds: db.feeds.aliasesOf(feed.id),
    seenOn: db.feedSightings
      .ofFeed(feed.id)
      .map(({ origin, lastAt }) => ({ origin, lastSeenAt: new Date(lastAt).toISOString() })),
  };
}

/** Asks once on a terminal; a script says `--yes`. */
function removeFeed(args: Arguments): Promise<void> {
  return withInstance(async (instance) => {
    const { db } = instance;
    const { id } = feedNamed(db, named(args, "remove harbour-bakery"));
    const seen = db.feedSightings.ofFeed(id).map(({ origin }) => origin);
    const where = seen.length > 0 ? ` It was last seen on ${seen.join(", ")}.` : "";
    console.error(
      `The feed ${id} goes with its look, its rules and what was chosen for its posts. Its accounts and their posts stay.${where}`,
    );
    if (!args.yes && !(await isAgreed(`Remove the feed ${id}?`))) {
      console.log("Nothing was removed.");
      return;
    }
    db.transaction(() => db.feeds.delete(id));
    console.log(`The feed ${id} is removed.`);
  });
}

async function isAgreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new OwnerError("Nothing was removed: add --yes where nobody can be asked.");
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} (y/N) `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

function named({ name }: Arguments, example: string): string {
  if (name !== undefined) return name;
  throw new OwnerError(`Which feed? For example: windowbox feeds ${example}`);
}

function accountsOf(instance: Instance, names: string | undefined): string[] {
  if (names === undefined) {
    throw new OwnerError("Say whose posts it shows, for example --accounts harbour.bakery,mill.");
  }
  const ids = names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => accountIdOf(instance, name));
  if (ids.length === 0) {
    throw new OwnerError("--accounts names no account: write for example harbour.bakery,mill.");
  }
  return [...new Set(ids)];
}

function accountIdOf({ db }: Instance, name: string): string {
  const account = findAccount(db, name);
  if (account) return account.id;
  throw new OwnerError(
    `There is no account ${name} here: windowbox status lists those that there are.`,
  );
}
