import type { AccountRecord } from "../db/accounts.ts";
import type { ListingVerdict } from "./missing-posts.ts";
import type { SyncDeps } from "./sync-run.ts";

/** The owner is told while a listing would take most of a feed away, and that it is over. */
export function reportDoubt(
  { incidents, log }: Pick<SyncDeps, "incidents" | "log">,
  { id, profile }: AccountRecord,
  {
    verdict,
    kept,
    stored,
  }: { readonly verdict: ListingVerdict; readonly kept: number; readonly stored: number },
): void {
  if (verdict.lacks === "few" || kept === 0) {
    incidents.clear("listing-doubted", id);
    return;
  }
  log.warn(
    { account: id, stored, missing: kept },
    "a listing that lacks most posts is not believed",
  );
  incidents.raise({
    kind: "listing-doubted",
    subject: id,
    sentence: `Instagram's list of @${profile.username} lacks ${kept} of ${stored} posts, so the feed goes on showing them. If you took them down yourself, there is nothing to do: they leave the feed within a few days, once that is certain. If not, look at the account in the Instagram app.`,
  });
}
