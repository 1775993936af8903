import { expect, test } from "vitest";
import { Secret } from "../../../server/shared/secret.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { addAccount, type ConnectedAccount } from "../routes/admin/accounts.ts";
import { createAppsInMemory, openDashboard, START } from "../routes/admin/dashboard.ts";
import { readable } from "../routes/admin/readable.ts";

async function accountsWith(...accounts: ConnectedAccount[]): Promise<string> {
  const dashboard = openDashboard();
  for (const account of accounts) addAccount(dashboard.db, account);
  return (await dashboard.signedIn()).page("/admin/accounts");
}

async function wordsWith(...accounts: ConnectedAccount[]): Promise<string> {
  return readable(await accountsWith(...accounts));
}

test("an account that is well says so, with its numbers", async () => {
  const words = await wordsWith({});
  expect(words).toContain("Harbour Bakery (@harbour.bakery) @harbour.bakery All is well");
  expect(words).toContain("Connected through Instagram sign-in");
  expect(words).toContain("Access Renews itself; good for 58 days. 17 Jan 2027, 10:30 UTC");
  expect(words).toContain("Looked for new posts 5 minutes ago 20 Nov 2026, 09:25 UTC");
  expect(words).toContain("Looks again in 55 minutes 20 Nov 2026, 10:25 UTC");
  expect(words).toContain("Posts 12 on show The newest 120 are kept.");
  expect(words).toContain("Requests today 14 3 % of Instagram’s limit used.");
  expect(words).not.toContain("waiting");
});

test("its picture comes from this server, and its initial stands in for a missing one", async () => {
  const picture = { name: "abc123.webp", source: "/v/t51/abc.jpg" };
  expect(await accountsWith({ account: { picture } })).toContain('src="/media/abc123.webp"');
  expect(await accountsWith({})).toContain('<span class="avatar" aria-hidden="true">H</span>');
});

test.each<[string, NonNullable<ConnectedAccount["token"]>, string]>([
  [
    "an assumed end",
    { expiryAssumed: true, expiresAt: START + 60 * DAY_MS },
    "Renews itself; good for about 60 days: renewing it the first time will tell for certain.",
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
    "The access could not be renewed: No answer. The next try is in 3 hours.",
  ],
])("the life of a token with %s is put into words", async (_case, token, words) => {
  expect(await wordsWith({ token })).toContain(words);
});

test("a dead token asks for connecting again, with the reason, and takes no more syncs", async () => {
  const page = await accountsWith({
    token: { deadAt: START, lastError: "The password was changed.", nextRefreshAt: undefined },
  });
  const words = readable(page);
  expect(words).toContain("Accounts 1 , One thing needs you Settings");
  expect(words).toContain("The password was changed.");
  expect(words).toContain("Visitors keep seeing the last good feed.");
  expect(words).toContain("Looks again After you connect it again");
  expect(page).not.toContain("/admin/accounts/a1/sync");
  expect(page).not.toContain("/admin/accounts/a1/refresh");
  expect(page).toContain(
    'href="/admin/connect?api=instagram-login&amp;account=a1">Connect again<span',
  );
});

test("a token past its end by this machine's clock is not dead: only Instagram can say so", async () => {
  for (const expiryAssumed of [false, true]) {
    const page = await accountsWith({ token: { expiresAt: START - 400 * DAY_MS, expiryAssumed } });
    const words = readable(page);
    expect(words).toContain("All is well");
    expect(words).toContain("Past its end by this machine's clock");
    expect(words).not.toMatch(/does not accept|no longer accepts|needs you/);
    expect(page).not.toContain("status-error");
    expect(page).toContain('action="/admin/accounts/a1/refresh"');
    expect(page).toContain('action="/admin/accounts/a1/sync"');
  }
});

test("connecting again leads straight to Instagram where the app is known", async () => {
  const app = { id: "1", secret: new Secret("s"), from: "environment" } as const;
  const dashboard = openDashboard({ apps: createAppsInMemory({ facebook: app }) });
  addAccount(dashboard.db, { account: { api: "facebook-login" }, token: { deadAt: START } });
  const page = await (await dashboard.signedIn()).page("/admin/accounts");
  expect(page).toContain('href="/connect?api=facebook-login&amp;account=a1">Connect again<span');
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
  expect(words).toContain("Looks again in 40 minutes");
  expect(words).toContain("100 % of Instagram’s limit used.");
  expect(words).not.toMatch(/needs you|Visitors keep seeing/);
});

test("passing trouble is told in Instagram’s stead, while it is tried again", async () => {
  const words = await wordsWith({
    sync: { lastError: "Instagram did not answer in time.", lastErrorKind: "transient" },
  });
  expect(words).toContain("Trying again Instagram did not answer in time.");
});

test("the first sync, and any sync under way, is told and watched", async () => {
  const never = { lastAttemptAt: undefined, lastSuccessAt: undefined, nextSyncAt: 0 };
  const page = await accountsWith({ sync: never, posts: 0 });
  expect(readable(page)).toContain("Fetching posts");
  expect(readable(page)).toContain("Looked for new posts Not yet Looks again Within a minute");
  expect(page).toContain('data-syncing="a1"');
  const dashboard = openDashboard();
  addAccount(dashboard.db);
  const owner = await dashboard.signedIn();
  expect(await owner.page("/admin/accounts")).not.toContain("data-syncing");
  dashboard.db.leases.take("sync:a1", "server", START, START + MINUTE_MS);
  expect(await owner.page("/admin/accounts")).toContain('data-syncing="a1"');
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
  expect(await accountsWith({})).toContain('action="/admin/accounts/a1/refresh"');
  const pageToken = { expiresAt: undefined, nextRefreshAt: undefined };
  expect(await accountsWith({ token: pageToken })).not.toContain("/refresh");
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
  for (const path of ["/admin", "/admin/accounts", "/admin/feeds"]) {
    expect((await owner.page(path)).length, path).toBeLessThan(50_000);
  }
  const first = await owner.page("/admin/accounts");
  expect(readable(first)).toContain("60 accounts, page 1 of 3");
  expect(first.match(/href="\/admin\/accounts\/a\d+"/g)).toHaveLength(20);
  const second = await owner.page("/admin/accounts?page=2");
  expect(second.match(/href="\/admin\/accounts\/a\d+"/g)).toHaveLength(20);
  const own = await owner.page("/admin/accounts/a7");
  expect(readable(own)).toContain("Shop number 7 @shop_7 All is well");
  expect(own).toContain('href="/admin/feeds/shop-7/posts">Shop number 7</a>');
  expect(own).not.toContain("shop_8");
});

test("an account among many is found by a part of its name, whatever is in it", async () => {
  const { owner } = await ownerOfMany(60);
  const found = readable(await owner.page("/admin/accounts?q=NUMBER+42"));
  expect(found).toContain("1 account with “NUMBER 42”");
  expect(found).toContain("@shop_42");
  expect(readable(await owner.page("/admin/accounts?q=shop_4"))).toContain(
    "11 accounts with “shop_4”",
  );
  expect(readable(await owner.page("/admin/accounts?q=%25"))).toContain("0 accounts with “%”");
  expect(readable(await owner.page("/admin/accounts?page=99"))).toContain("page 3 of 3");
  expect(readable(await owner.page("/admin/accounts?page=x"))).toContain("page 1 of 3");
});

test("what is done with an account leads back to its own page", async () => {
  const { owner } = await ownerOfMany(9);
  const answer = await owner.post("/admin/accounts/a3/sync");
  expect(answer.headers.get("location")).toBe("/admin/accounts/a3");
  expect(await owner.pageAfter(answer)).toContain("Nothing new.");
});
