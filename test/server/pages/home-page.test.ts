import { expect, test } from "vitest";
import { sha256 } from "../../../server/shared/sha256.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { addAccount, type ConnectedAccount } from "../routes/admin/accounts.ts";
import { openDashboard, START } from "../routes/admin/dashboard.ts";
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

test("one account with one feed has little to look at, and nothing of what several need", async () => {
  const page = await homeWith({});
  // Before feeds were things one makes, there were 26, and 277 words.
  expect(page.match(/<(?:a|button|input|select|textarea|summary)\b/g)?.length).toBeLessThan(12);
  expect(readable(page).split(" ").length).toBeLessThan(100);
  expect(readable(page)).not.toMatch(/combine|another feed|rule|several/i);
});

test("a feed whose accounts are gone is still shown", async () => {
  const dashboard = openDashboard();
  dashboard.db.feeds.insert({ id: "empty", settings: {}, createdAt: START, accountIds: [] });
  const words = readable(await (await dashboard.signedIn()).page("/admin"));
  expect(words).toContain("empty No account fills it any more");
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
    /2 things need you The disk is nearly full Only 50 MB are free: make room\. Look at Health : The disk is nearly full @kiln has to be connected again The password was changed\. Connect again/,
  );
  // The account that needs the owner comes first among the accounts, too.
  const accounts = readable(await owner.page("/admin/accounts"));
  expect(accounts.indexOf("kiln (@kiln)")).toBeLessThan(
    accounts.indexOf("Harbour Bakery (@harbour.bakery)"),
  );
});

test("every page of the dashboard has a mark while something needs the owner, and only then", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  const pages = [
    ...["/admin", "/admin/accounts", "/admin/settings", "/admin/connect", "/admin/alerts"],
    ...["/admin/health", "/admin/nowhere"],
  ];
  for (const path of pages) expect(await owner.page(path)).not.toContain("nav-mark");
  const incident = { kind: "backup-failed", subject: "", sentence: "No room." } as const;
  dashboard.db.incidents.put({ ...incident, startedAt: START });
  for (const path of pages) {
    expect(readable(await owner.page(path))).toContain("Accounts Settings 1 , One thing needs you");
  }
  expect(readable(await dashboard.visitor().page("/admin/login"))).not.toContain("needs you");
});

test("that nobody is told is the next step, and so is one who cannot be told", async () => {
  const dashboard = openDashboard();
  addAccount(dashboard.db);
  dashboard.clock.advance(8 * DAY_MS);
  const words = async (at = dashboard) => readable(await (await at.signedIn()).page("/admin"));
  expect(await words()).toContain("Next Have yourself told Nobody is told yet");
  const url = new URL("https://hooks.example.com/x");
  const told = dashboard.restart({ alerts: { variables: { webhook: url } } });
  expect(await words(told)).not.toContain(" Next ");
  const channel = `webhook:${sha256("webhook ", url.href).toString("hex").slice(0, 16)}`;
  const state = dashboard.db.alertChannels.get(channel);
  dashboard.db.alertChannels.put({ ...state, failures: 1, lastError: "It answers with 404." });
  expect(await words(told)).toContain(
    "Next An alert did not arrive hooks.example.com could not be told: It answers with 404. Look at Alerts",
  );
});

test("each feed is a line: its name, its first pictures, how it is, and where it was seen", async () => {
  const dashboard = openDashboard();
  addAccount(dashboard.db);
  const { db } = dashboard;
  const posts = [1, 2, 3, 4, 5].map((index) => ({
    sizes: { small: { mediaUrl: `https://feed.example.com/media/${index}.webp` } },
  }));
  const bytes = Buffer.from(JSON.stringify({ posts }));
  const page = { feedId: "harbour-bakery", cursor: "", etag: '"1"', names: [], madeAt: START };
  const encoded = { json: bytes, brotli: bytes, gzip: bytes };
  db.documents.replace(
    page.feedId,
    { changed: [{ ...page, ...encoded }], unchanged: [] },
    START,
    0,
  );
  const owner = await dashboard.signedIn();
  const before = await owner.page("/admin");
  expect(readable(before)).toContain(
    "Harbour Bakery (harbour-bakery) harbour-bakery All is well Next Put it on",
  );
  expect(before.match(/src="https:\/\/feed\.example\.com\/media\/\d\.webp"/g)).toHaveLength(4);
  db.feedSightings.replace("harbour-bakery", [
    { feedId: "harbour-bakery", origin: "https://bakery.example", days: 1, lastAt: START },
    { feedId: "harbour-bakery", origin: "https://shop.example", days: 1, lastAt: START - 1 },
  ]);
  const words = readable(await owner.page("/admin"));
  expect(words).toContain("All is well Seen on bakery.example and 1 more");
  // That step is done.
  expect(words).not.toContain("Put it on your site");
});
