import { DAY_MS, MINUTE_MS } from "../../../../server/clock.ts";
import { Secret } from "../../../../server/secret.ts";
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
    page("accounts in every state", many, "/admin"),
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
    page("health", many, "/admin/doctor"),
    page("backup", many, "/admin/backup"),
    page("the password again", many, "/admin/backup/restore"),
    page("disconnect", many, "/admin/accounts/a1/disconnect"),
    page("look", many, "/admin/feeds/harbour-bakery/look"),
    page("missing page", many, "/admin/nowhere"),
  ];
}

function addAccountsInEveryState({ db }: Dashboard): void {
  addAccount(db);
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
