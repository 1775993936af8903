import type { Database } from "../db/database.ts";

/**
 * How much of an account goes, each more than the one before:
 *
 * - `deauthorized`: everything that came from Instagram or was said of it.
 * - `data-deleted`: besides, what was added here of what the person says.
 * - `let-go`: besides, what was kept for the day it is connected again.
 */
export type Erasure = "deauthorized" | "data-deleted" | "let-go";

interface Person {
  /** The account's own id, of this server. */
  readonly id: string;
  /** `undefined` where the account was deleted before. */
  readonly username?: string | undefined;
}

interface Erased {
  /** The least that takes it. */
  readonly from: Erasure;
  erase(db: Database, person: Person): void;
}

/**
 * - `with-account`: hangs on the account's row.
 * - `with-pages`: made of posts, and deleted with the pages of each feed that showed the account.
 * - `stays`: holds nothing of a person, or what the owner chose for a feed.
 */
type AfterDeletion = Erased | "with-account" | "with-pages" | "stays";

const EXTENT: readonly Erasure[] = ["deauthorized", "data-deleted", "let-go"];

/** Every table: the one list by which an account is deleted, let go, and deleted again after a restore. */
const PERSONAL_DATA: Readonly<Record<string, AfterDeletion>> = {
  accounts: { from: "deauthorized", erase: (db, { id }) => db.accounts.delete(id) },
  tokens: "with-account",
  sync_states: "with-account",
  posts: "with-account",
  feed_accounts: "with-account",
  hook_posts: "with-account",
  quiet_accounts: "with-account",
  documents: "with-pages",
  retired_pages: "with-pages",
  renditions: "with-pages",
  // What was said of the account names it, and is over.
  incidents: { from: "deauthorized", erase: (db, { id }) => db.incidents.deleteOfSubject(id) },
  alerts_sent: { from: "deauthorized", erase: (db, { id }) => db.alertsSent.deleteOfSubject(id) },
  notices: {
    from: "deauthorized",
    erase(db, { username }) {
      if (username !== undefined) db.notices.deleteNaming(`@${username}`);
    },
  },
  reconnect_links: {
    from: "deauthorized",
    erase(db, { username }) {
      if (username !== undefined) db.reconnectLinks.deleteOfUsername(username);
    },
  },
  // Sealed, and nobody knows whose: who was about to pick an account signs in once more.
  pending_picks: { from: "deauthorized", erase: (db) => db.pendingPicks.deleteAll() },
  // What is said in a video is the person's; what the owner chose for a feed is not.
  video_tracks: {
    from: "data-deleted",
    erase: (db, { id }) => db.videoTracks.deleteOfAccount(id),
  },
  // Whom the owner wants told of the account's trouble, and so of its deletion.
  alert_addresses: { from: "let-go", erase: (db, { id }) => db.alertAddresses.delete(id) },
  // Fingerprints, by which the account is known when it comes back.
  forgotten_accounts: { from: "let-go", erase: (db, { id }) => db.forgottenAccounts.delete(id) },
  feeds: "stays",
  post_choices: "stays",
  feed_hooks: "stays",
  feed_sightings: "stays",
  settings: "stays",
  alert_channels: "stays",
  sessions: "stays",
  sign_in_failures: "stays",
  sign_in_windows: "stays",
  pending_authorizations: "stays",
  leases: "stays",
  kept_chunks: "stays",
  // Hashes, which name nobody.
  deletions: "stays",
  picture_attempts: "stays",
  retained_files: "stays",
  withheld_files: "stays",
};

const erasures = Object.values(PERSONAL_DATA).filter((answer) => typeof answer !== "string");

/** @internal For its test: tables for which it is said what becomes of a person's data in them. */
export const answeredTables: readonly string[] = Object.keys(PERSONAL_DATA);

/** Inside a transaction. Files, and the pages of feeds that showed the account, are the caller's. */
export function erasePersonalData(db: Database, person: Person, erasure: Erasure): void {
  for (const { from, erase } of erasures) {
    if (EXTENT.indexOf(from) <= EXTENT.indexOf(erasure)) erase(db, person);
  }
  // Its posts are gone.
  db.videoTracks.forgetFilesOfAbsent();
}

/** The same of an account that was deauthorized before: what is left of it, and nothing that was said since. */
export function eraseWhatWasKept(db: Database, id: string, erasure: Erasure): void {
  for (const { from, erase } of erasures) {
    const extent = EXTENT.indexOf(from);
    if (extent > 0 && extent <= EXTENT.indexOf(erasure)) erase(db, { id });
  }
}
