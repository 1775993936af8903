import { type Context, Hono } from "hono";
import { readUsername } from "../../accounts/username.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import { freeFeedId } from "../../feed/feed-id.ts";
import { addFeed, changeFeed, renameFeed } from "../../feed/manage-feeds.ts";
import { readForm } from "../../http/read-form.ts";
import { FeedForm, type FeedFormFields } from "../../pages/feeds/feed-form.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { OwnerError } from "../../shared/errors.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";

/** More accounts than can be ticked are named. */
const MOST_TICKED = 30;

/** Feeds are made, and get other names, ids and accounts. */
export function createFeedFormRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/new-feed", (c) => {
    const accounts = db.accounts.count("") === 1 ? db.accounts.all() : [];
    const accountIds = accounts.map(({ id }) => id);
    return formPage(deps, c, undefined, {
      ...{ id: "", title: "", headerAccountId: "", others: "" },
      accountIds,
    });
  });

  routes.post("/new-feed", async (c) => {
    const fields = await readFields(c);
    let { id } = fields;
    try {
      const description = descriptionOf(deps, fields);
      id ||= idMadeOf(deps, description);
      addFeed(deps, id, description);
    } catch (error) {
      if (!(error instanceof OwnerError)) throw error;
      return formPage(deps, c, undefined, fields, error);
    }
    auth.notify(c.var.session, { level: "success", text: `The feed ${id} is made.` });
    return c.redirect(feedPath(id, "posts"), 303);
  });

  routes.get("/feeds/:id/edit", (c) => {
    const feed = knownFeed(db, c);
    return formPage(deps, c, feed, {
      id: feed.id,
      title: feed.title ?? "",
      accountIds: feed.accountIds,
      headerAccountId: feed.headerAccountId ?? "",
      others: "",
    });
  });

  routes.post("/feeds/:id/edit", async (c) => {
    const fields = await readFields(c);
    const feed = knownFeed(db, c);
    try {
      db.transaction(() => {
        changeFeed(deps, feed.id, descriptionOf(deps, fields));
        renameFeed(deps, feed.id, fields.id);
      });
    } catch (error) {
      if (!(error instanceof OwnerError)) throw error;
      return formPage(deps, c, feed, fields, error);
    }
    const text =
      fields.id === feed.id
        ? "Saved."
        : `Saved. Sites that ask for ${feed.id} are answered as before, until you let go of it.`;
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect(feedPath(fields.id, "posts"), 303);
  });

  return routes;
}

function formPage(
  { db, sightings }: AdminDeps,
  c: Context<AdminEnv>,
  feed: FeedRecord | undefined,
  fields: FeedFormFields,
  problem?: OwnerError,
) {
  const areAll = db.accounts.count("") <= MOST_TICKED;
  const accounts = areAll
    ? db.accounts.all()
    : fields.accountIds.flatMap((id) => db.accounts.get(id) ?? []);
  const heading = feed ? feedName(feed, db.accounts.get) : "A new feed";
  return c.render(
    <FeedForm
      heading={heading}
      feedId={feed?.id}
      fields={fields}
      accounts={accounts}
      areAll={areAll}
      formerIds={feed ? db.feeds.aliasesOf(feed.id) : []}
      seenOn={feed ? sightings.seenOn(feed.id) : []}
      notesSites={sightings.isOn()}
      {...(problem !== undefined && { problem })}
    />,
    {
      title: heading,
      isRefused: problem !== undefined,
      section: "feeds",
    },
  );
}

async function readFields(c: Context): Promise<FeedFormFields> {
  const form = await readForm(c);
  return {
    id: form("id").trim(),
    title: form("title"),
    accountIds: form.all("account"),
    headerAccountId: form("header"),
    others: form("others"),
  };
}

/** Throws an `OwnerError` for a name that nobody has. */
function descriptionOf(
  { db }: Pick<AdminDeps, "db">,
  { title, accountIds, headerAccountId, others }: FeedFormFields,
) {
  const named = others
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const account = db.accounts.findByUsername(readUsername(name) ?? name);
      if (account) return account.id;
      throw new OwnerError(`There is no account ${name} here.`, { field: "others" });
    });
  return { title, accountIds: [...accountIds, ...named], headerAccountId };
}

function idMadeOf(
  { db }: Pick<AdminDeps, "db">,
  { title, accountIds: [first = ""] }: ReturnType<typeof descriptionOf>,
): string {
  const username = db.accounts.get(first)?.profile.username ?? "";
  return freeFeedId(title.trim() || username, db.feeds.isTaken);
}
