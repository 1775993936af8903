#!/usr/bin/env node
import { parseArgs } from "node:util";
import type { Arguments } from "./cli/command.ts";
import { traceToSources } from "./logging/trace-to-sources.ts";
import { keepHeapSmall } from "./process/small-heap.ts";
import { OwnerError, startSentence } from "./shared/errors.ts";

const USAGE = `Windowbox: your latest Instagram posts on your own website.

  windowbox serve                        start the server (same as npm start)
  windowbox connect --token -            connect with a token pasted from Meta's dashboard into standard input
            [--api API] [--feed ID]      (--token T shows it to ps and to the shell's history). API: instagram-login,
            [--accounts A,B]             facebook-login, basic-display. Which accounts, where the token opens several
  windowbox sync [ACCOUNT]               ask Instagram for new posts now
  windowbox refresh [ACCOUNT]            refresh tokens now
  windowbox reconnect-link ACCOUNT       a link with which the person who owns the account connects it again, and
            [--new]                      nothing else; --new for an account that is not here yet
  windowbox status [--json]              accounts, token life, last sync, last error
  windowbox feeds [--json]               feeds, whose posts they show, and the sites that they were last seen on
  windowbox feeds add ID                 make a feed of one account or of several
            --accounts A,B               (--title: what you call it; --header A: whose profile stands above the posts)
  windowbox feeds change ID              the same of a feed that is there
  windowbox feeds rename ID NEW          call it otherwise; it goes on answering to the old id
  windowbox feeds let-go ID              until you let go of that
  windowbox feeds remove ID [--yes]      the feed goes, its accounts and their posts stay
  windowbox doctor [--json]              look at everything that can be wrong, and say what to do
  windowbox set-password                 set the dashboard's password
  windowbox backup FILE [--without-key]  database, pictures and key as one file, taken while everything runs
  windowbox restore FILE                 put a backup in the place of what is here, beside a running server, too
  windowbox publish                      copy everything that visitors need to where PUBLISH_TO says, or to a
            [--to FOLDER|s3://B/PREFIX]  folder or bucket; addresses in it begin with PUBLISH_URL
  windowbox --version                    which Windowbox this is

ACCOUNT is a username or an id from status. Settings come from the environment and from .env.`;

type Command = (args: Arguments) => Promise<void>;

/** Each brings what it needs: most need no pages, no routes and no bucket. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => {
    keepHeapSmall();
    return (await import("./cli/serve.ts")).serve;
  },
  connect: async () => (await import("./cli/connect.ts")).connectCommand,
  sync: async () => (await import("./cli/do-now.ts")).syncCommand,
  refresh: async () => (await import("./cli/do-now.ts")).refreshCommand,
  status: async () => (await import("./cli/status.ts")).statusCommand,
  feeds: async () => (await import("./cli/feeds.ts")).feedsCommand,
  doctor: async () => (await import("./cli/doctor.ts")).doctorCommand,
  "reconnect-link": async () => (await import("./cli/reconnect-link.ts")).reconnectLinkCommand,
  "set-password": async () => (await import("./cli/set-password.ts")).setPasswordCommand,
  backup: async () => (await import("./cli/backup.ts")).backupCommand,
  restore: async () => (await import("./cli/restore.ts")).restoreCommand,
  publish: async () => (await import("./cli/publish.ts")).publishCommand,
};

async function run(argv: readonly string[]): Promise<void> {
  const { values, positionals } = parseArguments(argv);
  if (values.version) {
    const { packageVersion } = await import("./process/package-version.ts");
    console.log(packageVersion());
    return;
  }
  if (positionals.includes("")) {
    throw new OwnerError(
      "One of the names is empty: is a variable of your shell not set? Run windowbox help for the list.",
    );
  }
  const [name, account, ...rest] = positionals;
  const [firstOfRest, secondOfRest] = rest;
  if (values.help || name === undefined || name === "help") {
    console.log(USAGE);
    return;
  }
  const loadCommand = COMMANDS[name];
  if (!loadCommand)
    throw new OwnerError(`There is no command ${name}: run windowbox help for the list.`);
  if (rest.length > (name === "feeds" ? 2 : 0)) {
    throw new OwnerError(`windowbox ${name} takes fewer names: run windowbox help for the list.`);
  }
  const command = await loadCommand();
  await command({
    account,
    accounts: values.accounts,
    name: firstOfRest,
    to: secondOfRest,
    title: values.title,
    header: values.header,
    yes: values.yes ?? false,
    api: values.api,
    feed: values.feed,
    token: values.token,
    json: values.json ?? false,
    isNew: values.new ?? false,
    withoutKey: values["without-key"] ?? false,
    target: values.to,
  });
}

function parseArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        accounts: { type: "string" },
        api: { type: "string" },
        feed: { type: "string" },
        token: { type: "string" },
        title: { type: "string" },
        header: { type: "string" },
        yes: { type: "boolean" },
        json: { type: "boolean" },
        new: { type: "boolean" },
        "without-key": { type: "boolean" },
        to: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch {
    // Node's own messages quote the arguments, and one of them may be a token.
    throw new OwnerError("These options are not understood: run windowbox help for the list.");
  }
}

traceToSources();
try {
  await run(process.argv.slice(2));
} catch (error) {
  const sentence = startSentence(error);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exitCode = 1;
}
