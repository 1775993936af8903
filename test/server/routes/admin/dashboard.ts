import { dirname, join } from "node:path";
import { Hono } from "hono";
import type { OpenedAccounts } from "../../../../server/accounts/pick-store.ts";
import type { AlertSettingsStore } from "../../../../server/alerts/alert-settings.ts";
import { type Auth, type AuthDeps, createAuth } from "../../../../server/auth/auth.ts";
import type { Database } from "../../../../server/db/database.ts";
import type { Finding } from "../../../../server/doctor/doctor.ts";
import { arrangePosts } from "../../../../server/feed/arrange-posts.ts";
import { createSightings } from "../../../../server/feed/sightings.ts";
import type { HookStore } from "../../../../server/hooks/hook-store.ts";
import { createLog } from "../../../../server/logging/log.ts";
import { createMediaStore } from "../../../../server/media/media-store.ts";
import { readPageAssets } from "../../../../server/pages/frame/assets.ts";
import { PAGES_DIR } from "../../../../server/process/dist-dirs.ts";
import type { AdminDeps } from "../../../../server/routes/admin/admin-deps.ts";
import { createAdminRoutes } from "../../../../server/routes/admin/admin-routes.tsx";
import { OwnerError } from "../../../../server/shared/errors.ts";
import { Secret } from "../../../../server/shared/secret.ts";
import { appKindOf, type StoredApp } from "../../../../server/tokens/app-store.ts";
import { openTestDatabase } from "../../../support/database.ts";
import { createFakeClock, type FakeClock } from "../../../support/fake-clock.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { openDashboardAlerts } from "./dashboard-alerts.ts";
import { Visitor } from "./visitor.ts";

export const PASSWORD = "correct horse battery";
export const PUBLIC_URL = "https://feed.example.com";
export const START = Date.parse("2026-11-20T09:30:00Z");

const FINDINGS: readonly Finding[] = [
  { name: "Data folder", status: "ok", sentence: "/srv/windowbox can be written." },
  { name: "Disk", status: "warn", sentence: "Only 300 MB are free.", todo: "Make room." },
  {
    name: "Public address",
    status: "bad",
    sentence: "Nothing answers at feed.example.com.",
    todo: "Check the reverse proxy.",
  },
];

export interface DashboardOptions {
  readonly adminPassword?: string | undefined;
  readonly publicUrl?: string;
  readonly signingKey?: Buffer;
  readonly clientAddress?: AuthDeps["clientAddress"];
  readonly apps?: AdminDeps["apps"];
  /** Where the owner is told; by default nowhere. */
  readonly alerts?: Pick<Parameters<typeof openDashboardAlerts>[0], "variables" | "lookup">;
  /** What a sign-in left to pick from. */
  readonly opened?: OpenedAccounts;
  readonly actions?: Partial<
    Pick<AdminDeps, "connectToken" | "disconnect" | "syncNow" | "refreshNow">
  >;
}

/** The dashboard on a database of its own; `restart` is another process on the same data. */
export interface Dashboard {
  readonly app: Hono;
  readonly auth: Auth;
  readonly db: Database;
  readonly alertSettings: AlertSettingsStore;
  readonly hookStore: HookStore;
  readonly clock: FakeClock;
  /** What was asked of the rest of the server, in order. */
  readonly calls: readonly string[];
  readonly logLines: readonly string[];
  readonly databasePath: string;
  visitor(): Visitor;
  signedIn(): Promise<Visitor>;
  restart(options?: DashboardOptions): Dashboard;
}

export function openDashboard(options: DashboardOptions = {}): Dashboard {
  const folder = tempFolder();
  const db = openTestDatabase(folder);
  const ground = { db, clock: createFakeClock(START), databasePath: join(folder, "windowbox.db") };
  return assemble(ground, options);
}

function assemble(
  ground: Pick<Dashboard, "db" | "clock" | "databasePath">,
  options: DashboardOptions,
): Dashboard {
  const { db, clock } = ground;
  const publicUrl = options.publicUrl ?? PUBLIC_URL;
  const adminPassword = "adminPassword" in options ? options.adminPassword : PASSWORD;
  let { opened } = options;
  const calls: string[] = [];
  const logLines: string[] = [];
  const log = createLog("debug", { write: (line) => void logLines.push(line) });
  const auth = createAuth({
    db,
    clock,
    log,
    publicUrl,
    adminPassword: adminPassword === undefined ? undefined : new Secret(adminPassword),
    signingKey: options.signingKey ?? Buffer.alloc(32, 7),
    clientAddress: options.clientAddress ?? ((c) => c.req.header("x-test-address") ?? "192.0.2.1"),
  });
  const alerting = openDashboardAlerts({ db, clock, log, publicUrl, ...options.alerts });
  const app = new Hono();
  app.route(
    "/admin",
    createAdminRoutes({
      db,
      clock,
      auth,
      assets: readPageAssets(PAGES_DIR),
      publicUrl,
      log,
      ...alerting,
      redirectUri: `${publicUrl}/connect/callback`,
      maxPosts: 120,
      version: "1.2.3",
      facts: [
        { variable: "PUBLIC_URL", label: "Address", value: publicUrl },
        { variable: "MAX_POSTS", label: "Posts kept of each account", value: "120" },
      ],
      backups: {
        state: async () => ({
          ...{ folder: "/var/backups/windowbox", newestAt: clock.now() - 3_600_000 },
          ...{ keyFromEnvironment: false, mostBytes: 1_000_000_000, freeBytes: 8_000_000_000 },
        }),
        download: notHere,
        openScratch: notHere,
        restore: notHere,
      },
      publishUrl: undefined,
      publishing: { status: () => undefined },
      publishNow: async () => ({ level: "success", text: "It is published." }),
      apps: options.apps ?? createAppsInMemory(),
      async connectToken(token, api) {
        calls.push(`connectToken ${token.reveal()} ${api}`);
        const connected = {
          accountId: "a9",
          username: "harbour.bakery",
          feedId: "harbour-bakery",
          again: false,
        };
        return { connected, note: "Welcome." };
      },
      letGo: (accountId) => void calls.push(`letGo ${accountId}`),
      clientLinks: {
        create() {
          throw new OwnerError("Links are tried elsewhere.");
        },
        problem: () => undefined,
      },
      picks: {
        get: () => opened,
        forget: () => {
          opened = undefined;
        },
      },
      connectCandidate(api, { profile }) {
        calls.push(`connectCandidate ${api} ${profile.username}`);
        return { accountId: "a9", username: profile.username, feedId: "a-feed", again: false };
      },
      doctor: { examine: async () => [...FINDINGS] },
      async disconnect(accountId) {
        calls.push(`disconnect ${accountId}`);
      },
      arrangePosts: (feed) =>
        arrangePosts({
          feed,
          posts: feed.accountIds.flatMap((id) => db.posts.ofAccount(id)),
          choices: db.postChoices.ofFeed(feed.id),
          maxPosts: 120,
          now: clock.now(),
        }),
      sightings: createSightings({ db, clock, publicUrl }),
      mediaDir: folderOf(ground),
      mediaStore: createMediaStore({ directory: folderOf(ground), clock }),
      buildFeed(feedId) {
        calls.push(`buildFeed ${feedId}`);
      },
      async syncNow(accountId) {
        calls.push(`syncNow ${accountId}`);
        return { level: "success", text: "Nothing new." };
      },
      async refreshNow(accountId) {
        calls.push(`refreshNow ${accountId}`);
        return { level: "success", text: "Good for 60 more days." };
      },
      ...options.actions,
    }),
  );
  const visitor = () => new Visitor(app, publicUrl);
  return {
    ...ground,
    app,
    auth,
    alertSettings: alerting.alertSettings,
    hookStore: alerting.hookStore,
    calls,
    logLines,
    visitor,
    async signedIn() {
      const owner = visitor();
      await owner.post("/admin/login", { password: adminPassword ?? PASSWORD });
      return owner;
    },
    restart: (changed = {}) => assemble(ground, { ...options, ...changed }),
  };
}

export function createAppsInMemory(apps: Record<string, StoredApp> = {}): AdminDeps["apps"] {
  const stored = new Map(Object.entries(apps));
  return {
    get: (kind) => stored.get(kind),
    set: (kind, app) => void stored.set(kind, { ...app, from: "dashboard" }),
    clear: (kind) => void stored.delete(kind),
    forApi: (api) => stored.get(appKindOf(api)),
  };
}

function folderOf({ databasePath }: Pick<Dashboard, "databasePath">): string {
  return dirname(databasePath);
}

function notHere(): never {
  throw new OwnerError("Backups are tried elsewhere.");
}
