import { parseMailServer } from "../../../../server/alerts/mail-server.ts";
import { Secret } from "../../../../server/shared/secret.ts";
import { DAY_MS, MINUTE_MS } from "../../../../server/time/clock.ts";
import { choiceRecord } from "../../feed/records.ts";
import { addAccount } from "./accounts.ts";
import { createAppsInMemory, type Dashboard, openDashboard, START } from "./dashboard.ts";

interface PageToSee {
  readonly name: string;
  readonly dashboard: Dashboard;
  readonly path: string;
  readonly signedIn: boolean;
  /** A form that was sent just before: its path and fields. */
  readonly sent?: readonly [path: string, fields: Record<string, string>];
}

export const APP_SECRET = "0123456789abcdef0123456789abcdef";

/** Every page of the dashboard, in each state that looks different. */
export function everyPage(publicUrl: string): PageToSee[] {
  const fresh = openDashboard({ publicUrl, adminPassword: undefined });
  const empty = openDashboard({ publicUrl });
  const apps = createAppsInMemory({
    instagram: { id: "1234567890123456", secret: new Secret(APP_SECRET), from: "dashboard" },
  });
  const one = openDashboard({ publicUrl, apps });
  addAccount(one.db);
  const many = openDashboard({ publicUrl, apps, opened: OPENED });
  addAccountsInEveryState(many);
  addAlerts(many);
  addHook(many);
  addFeedChoices(many);
  const told = openDashboard({
    publicUrl,
    alerts: {
      variables: {
        mailServer: parseMailServer("smtps://windowbox%40example.com:secret@smtp.example.com"),
        recipients: ["owner@example.com"],
        webhook: new URL("https://hooks.example.com/services/T0/B0/secret"),
      },
    },
  });
  const page = (name: string, dashboard: Dashboard, path: string, signedIn = true) => {
    return { name, dashboard, path, signedIn };
  };
  const refused = (name: string, path: string, sent: NonNullable<PageToSee["sent"]>) => {
    return { ...page(name, empty, path), sent };
  };
  const setupPath = fresh.auth.setupLink()?.slice(publicUrl.length) ?? "";
  return [
    page("sign in", empty, "/admin/login", false),
    page("sign in without a password", fresh, "/admin/login", false),
    page("setup", fresh, setupPath, false),
    page("used setup link", fresh, "/admin/setup?token=used", false),
    page("first steps", empty, "/admin"),
    page("one account", one, "/admin"),
    page("feeds in every state", many, "/admin"),
    page("accounts in every state", many, "/admin/accounts"),
    page("an account to connect again", many, "/admin/accounts/a3"),
    page("an account", one, "/admin/accounts/a1"),
    page("no accounts", empty, "/admin/accounts"),
    page("posts", many, "/admin/feeds/harbour-bakery/posts"),
    page("posts, one just hidden", many, `/admin/feeds/salt-and-kiln/posts?${HIDDEN}`),
    page("one post", many, `/admin/feeds/salt-and-kiln/posts/${postId(0)}`),
    page("rules", many, "/admin/feeds/salt-and-kiln/rules"),
    page("a new feed", many, "/admin/new-feed"),
    page("a feed to change", many, "/admin/feeds/salt-and-kiln/edit"),
    page("a feed to delete", many, "/admin/feeds/salt-and-kiln/delete"),
    page("on your site", many, "/admin/feeds/harbour-bakery/site"),
    page("a hook to enter", one, "/admin/feeds/harbour-bakery/hook"),
    page("a hook that fails", many, "/admin/feeds/harbour-bakery/hook"),
    page("settings", many, "/admin/settings"),
    page("ways to connect", empty, "/admin/connect"),
    page("a token to paste", empty, "/admin/connect?way=token"),
    page("a token of Facebook’s to paste", empty, "/admin/connect?way=token&api=facebook-login"),
    page("a client’s name to enter", empty, "/admin/connect/client"),
    page("app to enter", empty, "/admin/connect?api=instagram-login"),
    page("app entered", many, "/admin/connect?api=instagram-login"),
    refused("a token refused", "/admin/connect?way=token", ["/admin/connect/token", { token: "" }]),
    refused("an app refused", "/admin/connect?api=instagram-login", [
      "/admin/apps/instagram",
      { id: "12345678901234S6", secret: APP_SECRET },
    ]),
    page("Facebook app to enter", empty, "/admin/connect?api=facebook-login"),
    page("basic display", many, "/admin/connect?api=basic-display"),
    page("accounts to choose from", many, "/admin/connect/choose"),
    page("alerts, nobody told", empty, "/admin/alerts"),
    page("alerts", many, "/admin/alerts"),
    page("alerts from the environment", told, "/admin/alerts"),
    refused("alerts refused", "/admin/alerts", [
      "/admin/alerts/mail",
      { recipients: "owner@example.com", host: "127.0.0.1", port: "465", security: "tls" },
    ]),
    page("health", many, "/admin/health"),
    page("backup", many, "/admin/backup"),
    page("the password again", many, "/admin/backup/restore"),
    page("disconnect", many, "/admin/accounts/a1/disconnect"),
    page("an account to let go", many, "/admin/forgotten/a9/let-go"),
    page("look", many, "/admin/feeds/harbour-bakery/look"),
    page("missing page", many, "/admin/nowhere"),
  ];
}

function addHook({ db, hookStore }: Dashboard): void {
  const url = new URL("https://api.netlify.com/build_hooks/0123");
  hookStore.enter("harbour-bakery", { url, authorization: undefined });
  const lastSentAt = START - DAY_MS;
  const lastError = "api.netlify.com answers with status 404: “Not Found”.";
  for (const hook of db.feedHooks.all()) db.feedHooks.put({ ...hook, lastSentAt, lastError });
}

const HIDDEN = new URLSearchParams({ said: "It is off your feed.", undo: "x" });

/** Choices, rules and an id from before. */
function addFeedChoices({ db }: Dashboard): void {
  db.feeds.insert({ id: "kiln", settings: {}, createdAt: START, accountIds: ["a2"] });
  db.feeds.rename("salt-and-kiln", "old-kiln");
  db.feeds.rename("old-kiln", "salt-and-kiln");
  db.feeds.setRules("salt-and-kiln", { kinds: ["image"], exclude: ["#sold"], skip: 2 });
  db.postChoices.put(choiceRecord(postId(3), { feedId: "salt-and-kiln", hiddenAt: START }));
  db.postChoices.put(
    choiceRecord(postId(4), {
      feedId: "salt-and-kiln",
      pinnedAt: START,
      description: "A blue bowl",
      link: { url: "https://shop.example/bowl", label: "Buy the bowl" },
    }),
  );
  const site = { feedId: "salt-and-kiln", days: 2, lastAt: START };
  db.feedSightings.replace("salt-and-kiln", [{ ...site, origin: "https://salt-and-kiln.example" }]);
}

function postId(index: number): string {
  return String(18000000000000000n + BigInt(index));
}

/** Somebody who is told, somebody who cannot be, and trouble of the server’s own. */
function addAlerts({ db, alertSettings }: Dashboard): void {
  alertSettings.enter({
    mailServer: {
      host: "smtp.example.com",
      port: 465,
      security: "tls",
      signIn: { user: "windowbox@example.com", password: new Secret(APP_SECRET) },
      mayBePrivate: false,
    },
    recipients: ["owner@example.com", "studio@example.com"],
    sender: undefined,
    webhook: new URL("https://hooks.example.com/services/T0/B0/secret"),
    monthly: true,
  });
  db.alertAddresses.put({ accountId: "a1", address: "client@example.com" });
  const told = db.alertChannels.get("mail:owner@example.com");
  db.alertChannels.put({ ...told, sentAt: [START - 3 * DAY_MS] });
  const failing = db.alertChannels.get("mail:studio@example.com");
  const lastError =
    "smtp.example.com refuses to send to studio@example.com: “550 no such mailbox”.";
  db.alertChannels.put({ ...failing, failures: 2, lastError });
  const sentence = "Only 120 MB are free. Make room, or keep fewer posts with MAX_POSTS.";
  db.incidents.put({ kind: "disk-low", subject: "", sentence, startedAt: START });
}

function addAccountsInEveryState({ db }: Dashboard): void {
  addAccount(db);
  db.forgottenAccounts.put({
    id: "a9",
    api: "instagram-login",
    professionalIdHash: "hash",
    appScopedIdHash: undefined,
    facebookUserIdHash: undefined,
    feedIds: ["by-the-quay"],
    tokenVersion: 1,
    forgottenAt: START - DAY_MS,
  });
  addAccount(db, {
    account: {
      id: "a2",
      appScopedId: undefined,
      professionalId: "17841400000000002",
      api: "facebook-login",
      profile: { username: "salt.and.kiln", name: "Salt & Kiln, pottery by the sea" },
    },
    token: {
      expiresAt: undefined,
      nextRefreshAt: undefined,
      dataAccessExpiresAt: START + 80 * DAY_MS,
    },
    sync: {
      blockedUntil: START + 40 * MINUTE_MS,
      lastError: "Instagram’s hourly limit is reached.",
      lastErrorKind: "rate-limited",
      usagePercent: 100,
    },
    waiting: ["Its picture is larger than 30 MB.", "Its picture is larger than 30 MB.", undefined],
  });
  addAccount(db, {
    account: {
      id: "a3",
      appScopedId: "26000000000000003",
      professionalId: undefined,
      profile: { username: "averyveryverylongusernamewithoutdots" },
    },
    token: {
      deadAt: START - DAY_MS,
      nextRefreshAt: undefined,
      lastError: "The password of this account was changed, so Instagram ended the connection.",
    },
    sync: { lastSuccessAt: START - 2 * DAY_MS, usagePercent: undefined },
  });
  addAccount(db, {
    account: {
      id: "a4",
      appScopedId: "26000000000000004",
      professionalId: undefined,
      profile: { username: "newshop" },
    },
    token: { expiryAssumed: true, refreshedAt: undefined },
    sync: { lastSuccessAt: undefined, nextSyncAt: 0, requestsCount: 1, usagePercent: undefined },
    posts: 0,
  });
  addAccount(db, {
    account: {
      id: "a5",
      appScopedId: "26000000000000005",
      professionalId: undefined,
      profile: { username: "stormy.weather", name: "Stormy Weather" },
    },
    token: { failures: 2, lastError: "Instagram did not answer in time." },
    sync: { lastError: "Instagram did not answer in time.", lastErrorKind: "transient" },
  });
}

export const OPENED = {
  api: "facebook-login",
  candidates: [
    {
      tokenResponse: { credential: { accessToken: new Secret("EAApage1") }, expiryAssumed: false },
      profile: { username: "salt.and.kiln", name: "Salt & Kiln" },
      pageName: "Salt & Kiln, the studio",
    },
    {
      tokenResponse: { credential: { accessToken: new Secret("EAApage2") }, expiryAssumed: false },
      profile: { username: "kiln.seconds", professionalId: "17841400000000077" },
      pageName: "Kiln seconds",
    },
  ],
} as const;
