import { z } from "zod";
import type { Database } from "../db/database.ts";
import type { ApiName, AppCredentials } from "../instagram/types.ts";
import { Secret } from "../shared/secret.ts";
import type { Vault } from "./vault.ts";

/** Whose app: the Instagram app of the Instagram Login (and Basic Display), or the Meta app. */
const APP_KINDS = ["instagram", "facebook"] as const;
export type AppKind = (typeof APP_KINDS)[number];

export interface StoredApp extends AppCredentials {
  readonly from: "environment" | "dashboard";
}

/** The app's id and secret: the environment's, else what was entered in the dashboard, sealed. */
export interface AppStore {
  get(kind: AppKind): StoredApp | undefined;
  set(kind: AppKind, app: AppCredentials): void;
  clear(kind: AppKind): void;
  forApi(api: ApiName): StoredApp | undefined;
  /** Of every app there is, also of one that the environment's stands in front of: any may have signed. */
  secrets(): Secret[];
}

const sealedApp = z.object({ id: z.string(), secret: z.string() });

export function appKindOf(api: ApiName): AppKind {
  return api === "facebook-login" ? "facebook" : "instagram";
}

export function createAppStore(deps: {
  readonly db: Database;
  readonly vault: Vault;
  readonly fromEnvironment: Readonly<Record<AppKind, AppCredentials | undefined>>;
}): AppStore {
  const nameOf = (kind: AppKind) => `app:${kind}`;
  function get(kind: AppKind): StoredApp | undefined {
    const fromEnvironment = deps.fromEnvironment[kind];
    return fromEnvironment ? { ...fromEnvironment, from: "environment" } : fromDashboard(kind);
  }
  function fromDashboard(kind: AppKind): StoredApp | undefined {
    const sealed = deps.db.namedValues.get(nameOf(kind));
    if (!sealed) return undefined;
    const stored = sealedApp.parse(JSON.parse(deps.vault.openText(nameOf(kind), sealed).reveal()));
    return { id: stored.id, secret: new Secret(stored.secret), from: "dashboard" };
  }
  return {
    get,
    set(kind, app) {
      const plain = new Secret(JSON.stringify({ id: app.id, secret: app.secret.reveal() }));
      deps.db.namedValues.set(nameOf(kind), deps.vault.sealText(nameOf(kind), plain));
    },
    clear: (kind) => deps.db.namedValues.delete(nameOf(kind)),
    forApi: (api) => get(appKindOf(api)),
    secrets: () =>
      APP_KINDS.flatMap((kind) => [deps.fromEnvironment[kind], fromDashboard(kind)]).flatMap(
        (app) => app?.secret ?? [],
      ),
  };
}
