import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/clock.ts";
import { Secret } from "../../../server/secret.ts";
import { sha256 } from "../../../server/sha256.ts";
import { addAccount, type ConnectedAccount } from "../routes/admin/accounts.ts";
import { createAppsInMemory, openDashboard, START } from "../routes/admin/dashboard.ts";
import { readable } from "../routes/admin/readable.ts";

async function homeWith(...accounts: ConnectedAccount[]): Promise<string> {
  const dashboard = openDashboard();
  for (const account of accounts) addAccount(dashboard.db, account);
  return (await dashboard.signedIn()).page("/admin");
}

async function wordsWith(...accounts: ConnectedAccount[]): Promise<string> {
  return readable(await homeWith(...accounts));
}

test("without an account it leads to connecting the first one", async () => {
  const page = await homeWith();
  expect(readable(page)).toContain("Put your Instagram on your own site");
  expect(page).toContain('href="/admin/connect">Connect your first account</a>');
});

test("an account that is well says so, with its numbers", async () => {
  const words = await wordsWith({});
  expect(words).toContain("Harbour Bakery @harbour.bakery All is well");
  expect(words).toContain("Connected through Instagram sign-in");
  expect(words).toContain("Access Renews itself; good for 58 days. 17 Jan 2027, 10:30 UTC");
  expect(words).toContain("Last sync 5 minutes ago 20 Nov 2026, 09:25 UTC");
  expect(words).toContain("Next sync in 55 minutes 20 Nov 2026, 10:25 UTC");
  expect(words).toContain("Posts 12 on show The newest 120 are kept.");
  expect(words).toContain("Requests today 14 3 % of Instagram’s limit used.");
  expect(words).not.toContain("waiting");
});

test("its picture comes from this server, and its initial stands in for a missing one", async () => {
  const picture = { name: "abc123.webp", source: "/v/t51/abc.jpg" };
  expect(await homeWith({ account: { picture } })).toContain('src="/media/abc123.webp"');
  expect(await homeWith({})).toContain('<span class="avatar" aria-hidden="true">H</span>');
});

test.each<[string, NonNullable<ConnectedAccount["token"]>, string]>([
  [
    "an assumed end",
    { expiryAssumed: true, expiresAt: START + 60 * DAY_MS },
    "Renews itself; good for about 60 days: the first refresh will tell for certain.",
  ],
  ["its last day", { expiresAt: START + 30 * HOUR_MS }, "Renews itself; good for 30 hours."],
  ["no end", { expiresAt: undefined, nextRefreshAt: undefined }, "Never expires."],
  ["no renewal", { nextRefreshAt: undefined }, "Good for 58 days."],
  [
    "the 90-day rule ahead",
    { expiresAt: undefined, dataAccessExpiresAt: START + 10 * DAY_MS },
    "Meta wants you to sign in again by 30 November 2026, in 10 days (its 90-day rule).",
  ],
  [
    "the 90-day rule broken",
    { expiresAt: undefined, dataAccessExpiresAt: START - DAY_MS },
    "Meta wanted you to sign in again by 19 November 2026 (its 90-day rule): by this machine's clock that is past",
  ],
  [
    "a renewal that failed",
    { failures: 1, lastError: "No answer.", nextRefreshAt: START + 3 * HOUR_MS },
    "The last refresh failed: No answer. The next try is in 3 hours.",
  ],
])("the life of a token with %s is put into words", async (_case, token, words) => {
  expect(await wordsWith({ token })).toContain(words);
});

test("a dead token asks for connecting again, with the reason, and takes no more syncs", async () => {
  const page = await homeWith({
    token: { deadAt: START, lastError: "The password was changed.", nextRefreshAt: undefined },
  });
  const words = readable(page);
  expect(words).toContain("One thing needs you");
  expect(words).toContain("The password was changed.");
  expect(words).toContain("Visitors keep seeing the last good feed.");
  expect(words).toContain("Next sync After you connect again");
  expect(page).not.toContain("/admin/accounts/a1/sync");
  expect(page).not.toContain("/admin/accounts/a1/refresh");
  expect(page).toContain(
    'href="/admin/connect?api=instagram-login&amp;account=a1">Connect again</a>',
  );
});

test("a token past its end by this machine's clock is not dead: only Instagram can say so", async () => {
  for (const expiryAssumed of [false, true]) {
    const page = await homeWith({ token: { expiresAt: START - 400 * DAY_MS, expiryAssumed } });
    const words = readable(page);
    expect(words).toContain("All is well");
    expect(words).toContain("Past its end by this machine's clock");
    expect(words).not.toMatch(/Connect again|does not accept|no longer accepts|needs you/);
    expect(page).toContain('action="/admin/accounts/a1/refresh"');
    expect(page).toContain('action="/admin/accounts/a1/sync"');
  }
});

test("connecting again leads straight to Instagram where the app is known", async () => {
  const app = { id: "1", secret: new Secret("s"), from: "environment" } as const;
  const dashboard = openDashboard({ apps: createAppsInMemory({ facebook: app }) });
  addAccount(dashboard.db, { account: { api: "facebook-login" }, token: { deadAt: START } });
  const page = await (await dashboard.signedIn()).page("/admin");
  expect(page).toContain('href="/connect?api=facebook-login&amp;account=a1">Connect again</a>');
});

test("a limit looks like waiting, not like a broken account", async () => {
  const words = await wordsWith({
    sync: {
      blockedUntil: START + 40 * MINUTE_MS,
      nextSyncAt: START + 10 * MINUTE_MS,
      lastError: "Instagram’s hourly limit is reached.",
      lastErrorKind: "rate-limited",
      usagePercent: 100,
    },
  });
  expect(words).toContain("Waiting for Instagram");
  expect(words).toContain(
    "Instagram’s hourly limit is reached. Nothing is sent for another 40 minutes.",
  );
  expect(words).toContain("Next sync in 40 minutes");
  expect(words).toContain("100 % of Instagram’s limit used.");
  expect(words).not.toContain("Connect again");
});

test("passing trouble is told in Instagram’s stead, while it is tried again", async () => {
  const words = await wordsWith({
    sync: { lastError: "Instagram did not answer in time.", lastErrorKind: "transient" },
  });
  expect(words).toContain("Trying again Instagram did not answer in time.");
});

test("the first sync, and any sync under way, is told and watched", async () => {
  const never = { lastAttemptAt: undefined, lastSuccessAt: undefined, nextSyncAt: 0 };
  const page = await homeWith({ sync: never, posts: 0 });
  expect(readable(page)).toContain("Fetching posts");
  expect(readable(page)).toContain("Last sync Not yet Next sync Due now");
  expect(page).toContain('data-syncing="a1"');
  const dashboard = openDashboard();
  addAccount(dashboard.db);
  const owner = await dashboard.signedIn();
  expect(await owner.page("/admin")).not.toContain("data-syncing");
  dashboard.db.leases.take("sync:a1", "server", START, START + MINUTE_MS);
  expect(await owner.page("/admin")).toContain('data-syncing="a1"');
  const progress = await (await owner.get("/admin/progress?id=a1&id=gone")).json();
  expect(progress).toEqual([{ id: "a1", syncing: true, shown: 12 }]);
});

test("posts that wait are counted by reason", async () => {
  const tooLarge = "Its picture is larger than 30 MB.";
  const words = await wordsWith({ posts: 3, waiting: [tooLarge, undefined, tooLarge] });
  expect(words).toContain("Posts 3 on show");
  expect(words).toContain(
    `3 posts are waiting 2 × ${tooLarge} 1 × Its pictures are still being fetched.`,
  );
  expect(await wordsWith({ waiting: [tooLarge] })).toContain(`1 post is waiting ${tooLarge}`);
});

test("yesterday’s requests do not count for today", async () => {
  const sync = { requestsDay: "2026-11-19", requestsCount: 180, usagePercent: undefined };
  expect(await wordsWith({ sync })).toContain("Requests today 0");
});

test("only what can be renewed offers it", async () => {
  expect(await homeWith({})).toContain('action="/admin/accounts/a1/refresh"');
  const pageToken = { expiresAt: undefined, nextRefreshAt: undefined };
  expect(await homeWith({ token: pageToken })).not.toContain("/refresh");
});

test("each feed has the real element as its preview, and every snippet to copy", async () => {
  const page = await homeWith({ feedId: "harbour" });
  expect(page).toContain('<windowbox-feed feed-id="harbour">');
  const words = readable(page);
  expect(words).toContain("Feed “harbour” Shows @harbour.bakery, exactly as below.");
  expect(words).toContain(
    '<link rel="preload" as="fetch" crossorigin href="https://feed.example.com/feeds/harbour.json"> <script type="module" src="https://feed.example.com/widget.js"></script> <windowbox-feed feed-id="harbour"></windowbox-feed>',
  );
  expect(words).toContain(
    '<script async src="https://feed.example.com/embed.js" data-feed-id="harbour"></script>',
  );
  expect(words).toContain('<iframe src="https://feed.example.com/embed/harbour"');
  expect(words).toContain("https://feed.example.com/feeds/harbour.html");
  expect(words).toContain("open to every site: https://feed.example.com/feeds/harbour.json");
  expect(words).toContain(
    "script-src https://feed.example.com; connect-src https://feed.example.com; img-src https://feed.example.com; media-src https://feed.example.com;",
  );
});

test("a feed whose accounts are gone is still shown", async () => {
  const dashboard = openDashboard();
  dashboard.db.feeds.insert({ id: "empty", settings: {}, createdAt: START, accountIds: [] });
  const words = readable(await (await dashboard.signedIn()).page("/admin"));
  expect(words).toContain("No account fills it any more.");
});

test("several accounts that need the owner are counted", async () => {
  const words = await wordsWith(
    { token: { deadAt: START } },
    {
      account: { id: "a2", appScopedId: "2", professionalId: "2", profile: { username: "kiln" } },
      token: { deadAt: START },
    },
  );
  expect(words).toContain("2 things need you");
});

test("what needs the owner stands before everything else, with the step that mends it", async () => {
  const dashboard = openDashboard();
  addAccount(dashboard.db);
  addAccount(dashboard.db, {
    account: { id: "a2", appScopedId: "2", professionalId: "2", profile: { username: "kiln" } },
    token: { deadAt: START, lastError: "The password was changed." },
  });
  const sentence = "Only 50 MB are free: make room.";
  dashboard.db.incidents.put({ kind: "disk-low", subject: "", sentence, startedAt: START });
  const owner = await dashboard.signedIn();
  const words = readable(await owner.page("/admin"));
  expect(words).toMatch(
    /2 things need you Connect an account The disk is nearly full Only 50 MB are free: make room\. Look at Health @kiln has to be connected again The password was changed\. Connect again/,
  );
  // The account that needs the owner comes first, too.
  expect(words.indexOf("kiln @kiln")).toBeLessThan(words.indexOf("Harbour Bakery @harbour.bakery"));
});

test("every page of the dashboard has a mark while something needs the owner, and only then", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  const pages = ["/admin", "/admin/connect", "/admin/alerts", "/admin/doctor", "/admin/nowhere"];
  for (const path of pages) expect(await owner.page(path)).not.toContain("nav-mark");
  const incident = { kind: "backup-failed", subject: "", sentence: "No room." } as const;
  dashboard.db.incidents.put({ ...incident, startedAt: START });
  for (const path of pages) {
    expect(readable(await owner.page(path))).toContain("Accounts 1 , One thing needs you Connect");
  }
  expect(readable(await dashboard.visitor().page("/admin/login"))).not.toContain("needs you");
});

test("that nobody is told stands among the next steps, and so does one who cannot be told", async () => {
  const dashboard = openDashboard();
  addAccount(dashboard.db);
  const words = async (at = dashboard) => readable(await (await at.signedIn()).page("/admin"));
  expect(await words()).toContain("Next steps Nobody is told yet");
  const url = new URL("https://hooks.example.com/x");
  const told = dashboard.restart({ alerts: { variables: { webhook: url } } });
  expect(await words(told)).not.toContain("Next steps");
  const channel = `webhook:${sha256("webhook ", url.href).toString("hex").slice(0, 16)}`;
  const state = dashboard.db.alertChannels.get(channel);
  dashboard.db.alertChannels.put({ ...state, failures: 1, lastError: "It answers with 404." });
  expect(await words(told)).toContain(
    "Next steps hooks.example.com could not be told: It answers with 404. Look at Alerts",
  );
});

function manyAccounts(count: number): ConnectedAccount[] {
  return Array.from({ length: count }, (_, number) => ({
    account: {
      id: `a${number}`,
      appScopedId: `2600000000000${number}`,
      professionalId: `1784140000000${number}`,
      profile: { username: `shop_${number}`, name: `Shop number ${number}` },
    },
    posts: 1,
  }));
}

async function ownerOfMany(count: number) {
  const dashboard = openDashboard();
  for (const account of manyAccounts(count)) addAccount(dashboard.db, account);
  return { ...dashboard, owner: await dashboard.signedIn() };
}

test("many accounts are a list of lines, a page of them at a time, with the rest on a page of their own", async () => {
  const { owner } = await ownerOfMany(60);
  const first = await owner.page("/admin");
  expect(first.length).toBeLessThan(100_000);
  expect(readable(first)).toContain("60 accounts, page 1 of 2");
  expect(first.match(/href="\/admin\/accounts\/a\d+"/g)).toHaveLength(50);
  expect(first).not.toContain("windowbox-feed feed-id");
  const second = await owner.page("/admin?page=2");
  expect(second.match(/href="\/admin\/accounts\/a\d+"/g)).toHaveLength(10);
  const own = await owner.page("/admin/accounts/a7");
  expect(readable(own)).toContain("Shop number 7 @shop_7 All is well");
  expect(own).toContain('<windowbox-feed feed-id="shop-7">');
  expect(own).not.toContain("shop_8");
});

test("an account among many is found by a part of its name, whatever is in it", async () => {
  const { owner } = await ownerOfMany(60);
  const found = readable(await owner.page("/admin?q=NUMBER+42"));
  expect(found).toContain("1 account with “NUMBER 42”");
  expect(found).toContain("@shop_42");
  expect(readable(await owner.page("/admin?q=shop_4"))).toContain("11 accounts with “shop_4”");
  expect(readable(await owner.page("/admin?q=%25"))).toContain("0 accounts with “%”");
  expect(readable(await owner.page("/admin?page=99"))).toContain("page 2 of 2");
  expect(readable(await owner.page("/admin?page=x"))).toContain("page 1 of 2");
});

test("what is done with one of many leads back to its own page", async () => {
  const { owner } = await ownerOfMany(9);
  const answer = await owner.post("/admin/accounts/a3/sync");
  expect(answer.headers.get("location")).toBe("/admin/accounts/a3");
  expect(await owner.pageAfter(answer)).toContain("Nothing new.");
});
