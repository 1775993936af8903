import { type Context, Hono } from "hono";
import type { Database } from "../../db/database.ts";
import type { ServedTables } from "../../db/served-copy.ts";
import type { HealthProof } from "../../doctor/health-proof.ts";
import type { Sightings } from "../../feed/sightings.ts";
import type { DeletionRequests } from "../../meta/deletion-requests.ts";
import type { PageAssets } from "../../pages/frame/assets.ts";
import type { Clock } from "../../time/clock.ts";
import { createAssetRoutes } from "./assets.ts";
import { createDeletionRoutes } from "./deletion.tsx";
import { createEmbedRoutes } from "./embed.ts";
import { createFeedFileRoutes } from "./feeds.ts";
import { createMediaRoutes } from "./media.ts";
import { createOembedRoutes } from "./oembed.ts";
import { createPrivacyRoutes } from "./privacy.tsx";
import { createProbeRoutes } from "./probes.ts";
import { createWidgetRoutes } from "./widget.ts";
import { withheldNames } from "./withheld-names.ts";

interface VisitorRoutesDeps {
  readonly db: Database;
  /** What visitors are served, for where the database is damaged. */
  readonly copy?: ServedTables | undefined;
  readonly clock: Clock;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  /** How many nightly backups the server keeps; `undefined` where it makes none. */
  readonly backupsKept: number | undefined;
  /** Where what visitors see is published, if it is. */
  readonly publishedAt: string | undefined;
  readonly mediaDir: string;
  /** The built element. */
  readonly widgetDir: string;
  readonly assets: PageAssets;
  readonly healthProof: HealthProof;
  readonly sightings: Pick<Sightings, "note" | "isOn">;
  /** Whether anything here waits for the owner. */
  needsOwner(): boolean;
  readonly deletions: Pick<DeletionRequests, "find" | "daysKept">;
  /** Told of what could not be read from the database. */
  onUnreadable(error: unknown): void;
  isSignedIn(c: Context): Promise<boolean>;
}

/**
 * Everything that can be asked for without a session. What is imported from here, however far away, asks nobody,
 * decodes nothing and checks no password: test/architecture walks it.
 */
export function createVisitorRoutes(deps: VisitorRoutesDeps): Hono {
  const routes = new Hono();
  routes.route("/feeds", createFeedFileRoutes(deps));
  routes.route("/embed", createEmbedRoutes(deps));
  routes.route("/media", createMediaRoutes(deps.mediaDir, { isWithheld: withheldNames(deps) }));
  routes.route("/", createWidgetRoutes(deps.widgetDir, deps));
  routes.route("/", createOembedRoutes(deps));
  routes.route("/", createProbeRoutes(deps));
  routes.route("/deletion", createDeletionRoutes(deps));
  routes.route("/privacy", createPrivacyRoutes(deps));
  routes.route("/", createAssetRoutes(deps.assets));
  return routes;
}
