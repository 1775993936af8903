import type { ConnectedAccount } from "../../accounts/connect.ts";
import type { PickStore } from "../../accounts/pick-store.ts";
import type { LinkSubject, NewLinkProblem, ReconnectLink } from "../../accounts/reconnect-link.ts";
import type { Settled } from "../../accounts/settle-connection.ts";
import type { AlertSettingsStore } from "../../alerts/alert-settings.ts";
import type { Alerts } from "../../alerts/alerts.ts";
import type { AlertEntry } from "../../alerts/enter-alerts.ts";
import type { ReadTroubles } from "../../alerts/read-troubles.ts";
import type { Auth, SessionEnv } from "../../auth/auth.ts";
import type { DashboardBackups } from "../../backup/dashboard-backups.ts";
import type { Database } from "../../db/database.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import type { SessionRecord } from "../../db/sessions.ts";
import type { Doctor } from "../../doctor/doctor.ts";
import type { Arrangement } from "../../feed/arrange-posts.ts";
import type { Sightings } from "../../feed/sightings.ts";
import type { EnterHook } from "../../hooks/enter-hook.ts";
import type { HookStore } from "../../hooks/hook-store.ts";
import type { Hooks } from "../../hooks/hooks.ts";
import type { ApiName, Candidate } from "../../instagram/types.ts";
import type { Log } from "../../logging/log.ts";
import type { MediaStore } from "../../media/media-store.ts";
import type { PageAssets } from "../../pages/frame/assets.ts";
import type { ServerFact } from "../../pages/settings/settings-page.tsx";
import type { Publishing } from "../../publishing/publishing.ts";
import type { Notice } from "../../shared/notice.ts";
import type { Secret } from "../../shared/secret.ts";
import type { Clock } from "../../time/clock.ts";
import type { AppStore } from "../../tokens/app-store.ts";

export interface AdminDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly auth: Auth;
  readonly assets: PageAssets;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Where visitors reach what is published; `undefined` where nothing is. Without a trailing slash. */
  readonly publishUrl: string | undefined;
  readonly redirectUri: string;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  /** Of Windowbox. */
  readonly version: string;
  /** What the environment says of the server. */
  readonly facts: readonly ServerFact[];
  readonly apps: Pick<AppStore, "get" | "set" | "clear" | "forApi">;
  /**
   * `api: undefined` finds out by itself. A token that reads several accounts connects none of them: they
   * are left for the session's owner to pick from; so is what another account than the expected one brings. Throws
   * `OwnerError`.
   */
  connectToken(
    token: Secret,
    api: ApiName | undefined,
    session: SessionRecord,
    expectedAccountId: string | undefined,
  ): Promise<Settled & { readonly note: string }>;
  /** Links for the people who own the accounts. */
  readonly clientLinks: {
    /** Throws an `OwnerError` that says what to do first. */
    create(subject: LinkSubject): ReconnectLink;
    /** Why none can be made for an account that is not here yet, and what to do first. */
    problem(): NewLinkProblem | undefined;
  };
  /** What a sign-in that brought several accounts left for the owner to pick from. */
  readonly picks: Pick<PickStore, "get" | "forget">;
  /** Connects the account and has it synced. */
  connectCandidate(api: ApiName, candidate: Candidate): ConnectedAccount;
  readonly doctor: Doctor;
  readonly backups: DashboardBackups;
  readonly publishing: Pick<Publishing, "status">;
  /** What came of it, or that it goes on. */
  publishNow(): Promise<Notice>;
  /** Deletes the account, its posts and its files. */
  disconnect(accountId: string): Promise<void>;
  /** Waits no longer for an account whose owner had everything deleted. */
  letGo(accountId: string): void;
  /** What becomes of each of the feed's posts. */
  arrangePosts(feed: FeedRecord): Arrangement;
  /** On which sites feeds are. */
  readonly sightings: Pick<Sightings, "seenOn" | "isOn" | "switch">;
  /** Where the pictures are. */
  readonly mediaDir: string;
  readonly mediaStore: Pick<MediaStore, "put" | "settle">;
  /** Makes the feed's pages anew; runs inside the transaction that changed something. */
  buildFeed(feedId: string): void;
  readonly alerts: Pick<Alerts, "test" | "channels" | "retryNow">;
  readonly alertSettings: Pick<AlertSettingsStore, "get">;
  readonly alertEntry: AlertEntry;
  readonly hooks: Pick<Hooks, "test" | "reviewTrouble">;
  readonly hookStore: Pick<HookStore, "status" | "remove">;
  readonly enterHook: EnterHook;
  /** What needs the owner now. */
  readonly readTroubles: ReadTroubles;
  syncNow(accountId: string): Promise<Notice>;
  refreshNow(accountId: string): Promise<Notice>;
}

export type AdminEnv = SessionEnv;
