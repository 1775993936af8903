import { type Context, Hono } from "hono";
import { readUsername } from "../../accounts/username.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import { freeFeedId } from "../../feed/feed-id.ts";
import { addFeed, changeFeed, renameFeed } from "../../feed/manage-feeds.ts";
import { readForm } from "../../http/read-form.ts";
import { DeleteFeedPage } from "../../pages/feeds/delete-feed-page.tsx";
import { FeedForm, type FeedFormFields } from "../../pages/feeds/feed-form.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { OwnerError } from "../../shared/errors.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";
import { passwordProblem } from "./password-again.tsx";

/** More accounts than can be ticked are named. */
const MOST_TICKED = 30;

/** Feeds are made, renamed and deleted. */
export function createFeedRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth, clock } = deps;
  const routes = new Hono<AdminEnv>();

  function formPage(
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
        seenOn={feed ? deps.sightings.seenOn(feed.id) : []}
        notesSites={deps.sightings.isOn()}
        {...(problem !== undefined && { problem })}
      />,
      {
        title: problem === undefined ? heading : `Error: ${heading}`,
        section: "feeds",
        status: problem === undefined ? 200 : 422,
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
  function descriptionOf({ title, accountIds, headerAccountId, others }: FeedFormFields) {
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

  function idMadeOf({ title, accountIds: [first = ""] }: ReturnType<typeof descriptionOf>): string {
    const username = db.accounts.get(first)?.profile.username ?? "";
    return freeFeedId(title.trim() || username, db.feeds.isTaken);
  }

  routes.get("/new-feed", (c) => {
    const accounts = db.accounts.count("") === 1 ? db.accounts.all() : [];
    const accountIds = accounts.map(({ id }) => id);
    return formPage(c, undefined, {
      ...{ id: "", title: "", headerAccountId: "", others: "" },
      accountIds,
    });
  });

  routes.post("/new-feed", async (c) => {
    const fields = await readFields(c);
    let { id } = fields;
    try {
      const description = descriptionOf(fields);
      id ||= idMadeOf(description);
      addFeed(deps, id, description);
    } catch (error) {
      if (!(error instanceof OwnerError)) throw error;
      return formPage(c, undefined, fields, error);
    }
    auth.notify(c.var.session, { level: "success", text: `The feed ${id} is made.` });
    return c.redirect(feedPath(id, "posts"), 303);
  });

  routes.get("/feeds/:id/edit", (c) => {
    const feed = knownFeed(db, c);
    return formPage(c, feed, {
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
        changeFeed(deps, feed.id, descriptionOf(fields));
        renameFeed(deps, feed.id, fields.id);
      });
    } catch (error) {
      if (!(error instanceof OwnerError)) throw error;
      return formPage(c, feed, fields, error);
    }
    const text =
      fields.id === feed.id
        ? "Saved."
        : `Saved. Sites that ask for ${feed.id} are answered as before, until you let go of it.`;
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect(feedPath(fields.id, "posts"), 303);
  });

  routes.post("/feeds/:id/let-go", async (c) => {
    const former = (await readForm(c))("former");
    const feed = knownFeed(db, c);
    if (db.feeds.aliasesOf(feed.id).includes(former)) {
      db.transaction(() => db.feeds.deleteAlias(former));
      const text = `Nothing answers to ${former} any more.`;
      auth.notify(c.var.session, { level: "success", text });
    }
    return c.redirect(feedPath(feed.id, "posts"), 303);
  });

  routes.post("/feeds/:id/sightings", async (c) => {
    const on = (await readForm(c))("note") === "yes";
    const feed = knownFeed(db, c);
    deps.sightings.switch(on);
    const text = on
      ? "The sites that show your feeds are noted from now on."
      : "No sites are noted any more, and those that were are forgotten.";
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect(feedPath(feed.id, "posts"), 303);
  });

  function deletePage(c: Context<AdminEnv>, feed: FeedRecord, problem?: string) {
    const name = feedName(feed, db.accounts.get);
    return c.render(
      <DeleteFeedPage
        feedId={feed.id}
        name={name}
        seenOn={deps.sightings.seenOn(feed.id)}
        problem={problem}
      />,
      {
        title: `${problem === undefined ? "" : "Error: "}Delete the feed “${name}”?`,
        section: "feeds",
        status: problem === undefined ? 200 : 422,
      },
    );
  }

  routes.get("/feeds/:id/delete", (c) => deletePage(c, knownFeed(db, c)));

  routes.post("/feeds/:id/delete", async (c) => {
    const feed = knownFeed(db, c);
    const problem = await passwordProblem(c, auth, (await readForm(c))("password"));
    if (problem !== undefined) return deletePage(c, feed, problem);
    db.transaction(() => db.feeds.delete(feed.id));
    deps.log.info({ feed: feed.id, at: clock.now() }, "a feed was deleted");
    const text = `The feed ${feed.id} is deleted.`;
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect("/admin", 303);
  });

  return routes;
}
