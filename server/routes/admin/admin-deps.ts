import type { Auth, SessionEnv } from "../../auth/auth.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import type { Notice } from "../../db/sessions.ts";
import type { ApiName } from "../../instagram/types.ts";
import type { Log } from "../../log.ts";
import type { Secret } from "../../secret.ts";

/** Which of Meta's two kinds of app: one signs in with Instagram, the other with Facebook. */
export type AppKind = "instagram" | "facebook";

export interface StoredApp {
  readonly id: string;
  readonly secret: Secret;
  readonly from: "environment" | "dashboard";
}

/** App ids and secrets; what the environment names wins and cannot be changed here. */
export interface AppStore {
  get(kind: AppKind): StoredApp | undefined;
  set(kind: AppKind, app: { id: string; secret: Secret }): void;
  clear(kind: AppKind): void;
}

export interface AdminDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly auth: Auth;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly redirectUri: string;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  readonly apps: AppStore;
  /** `api: undefined` finds out by itself. Throws `OwnerError`. */
  connectToken(
    token: Secret,
    api: ApiName | undefined,
  ): Promise<{ username: string; feedId: string; note: string }>;
  /** Deletes the account, its posts and its files. */
  disconnect(accountId: string): Promise<void>;
  syncNow(accountId: string): Promise<Notice>;
  refreshNow(accountId: string): Promise<Notice>;
}

export type AdminEnv = SessionEnv;

export function appKindOf(api: ApiName): AppKind {
  return api === "facebook-login" ? "facebook" : "instagram";
}
