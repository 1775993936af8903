import type { Hono } from "hono";
import { oncePerSecond } from "../alerts/once-per-second.ts";
import { AwayError } from "../db/sqlite.ts";
import type { Instance } from "../instance.ts";
import { WIDGET_DIR } from "../process/dist-dirs.ts";
import { createVisitorRoutes } from "../routes/visitors/visitor-routes.ts";
import type { AppParts } from "./app-parts.ts";

/** What anyone may ask for. */
export function composeVisitorRoutes(
  instance: Instance,
  { assets, deletions }: Pick<AppParts, "assets" | "deletions">,
): Hono {
  const { config, db, clock, auth, damage } = instance;
  return createVisitorRoutes({
    db,
    copy: instance.servedCopy,
    clock,
    publicUrl: config.publicUrl,
    maxPosts: config.maxPosts,
    backupsKept: config.backupDir === undefined ? undefined : config.backupKeep,
    publishedAt: config.publishTo && config.publishUrl,
    mediaDir: instance.mediaStore.directory,
    widgetDir: WIDGET_DIR,
    assets,
    healthProof: instance.healthProof,
    sightings: instance.sightings,
    needsOwner: oncePerSecond(() => needsOwner(instance), clock),
    deletions,
    onUnreadable(error) {
      if (!(error instanceof AwayError)) damage.note(error, "serving visitors");
    },
    async isSignedIn(c) {
      try {
        return (await auth.currentSession(c)) !== undefined;
      } catch {
        // Who it is cannot be read just now; a visitor's answer does not depend on it.
        return false;
      }
    },
  });
}

function needsOwner({ readTroubles, damage }: Instance): boolean {
  try {
    return readTroubles().length > 0;
  } catch (error) {
    damage.note(error, "looking for what needs the owner");
    return true;
  }
}
