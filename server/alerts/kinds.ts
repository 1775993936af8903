/** How soon the owner is needed. There are two and no more: whatever else goes wrong mends itself. */
export type Urgency =
  /** This needs you now. */
  | "now"
  /** Could not be renewed or read for three days; so many days are left. */
  | "overdue";

interface KindOfTrouble {
  readonly urgency: Urgency;
  /** What happened, in a few words without a full stop. @param who `@username`; nobody's where it is the server's. */
  title(who: string): string;
  /** What is so instead when it is over, likewise. */
  well(who: string): string;
  /** Connecting the account again mends it. */
  readonly reconnects?: true;
}

/**
 * What whoever finds it raises and whoever sees it mended clears. An account's subject is its id; what concerns the
 * whole server has the subject `""`.
 */
const INCIDENT_KINDS = {
  /** Account: a listing would have taken most of its feed and is not believed. */
  "listing-doubted": {
    urgency: "now",
    title: (who) => `${who} would have lost most of its posts`,
    well: (who) => `The posts of ${who} are read as before`,
  },
  /** Account: several of its posts wait outside the feed, for pictures that do not come. */
  "pictures-missing": {
    urgency: "overdue",
    title: (who) => `${who} has posts whose pictures do not come`,
    well: (who) => `The pictures of ${who} come again`,
  },
  /** Account: its owner removed the app at Instagram; the person's data is deleted. */
  deauthorized: {
    urgency: "now",
    title: (who) => `${who} was disconnected at Instagram`,
    well: (who) => `${who} is connected again`,
    reconnects: true,
  },
  /** Account: its owner asked Meta to have the data deleted. */
  "data-deleted": {
    urgency: "now",
    title: (who) => `${who} had its data deleted through Meta`,
    well: (who) => `${who} is connected again`,
    reconnects: true,
  },
  /** Server: less than the reserve is free, or a write found no room. */
  "disk-low": {
    urgency: "now",
    title: () => "The disk is nearly full",
    well: () => "The disk has room again",
  },
  /** Server: media take all that they may. */
  "media-quota-reached": {
    urgency: "now",
    title: () => "Pictures take all the room they may",
    well: () => "There is room for pictures again",
  },
  /** Server: the database's file is damaged. */
  "database-damaged": {
    urgency: "now",
    title: () => "The database is damaged",
    well: () => "The database is sound again",
  },
  /** Server: the nightly backup could not be made or did not pass its check. */
  "backup-failed": {
    urgency: "now",
    title: () => "The backup failed",
    well: () => "Backups succeed again",
  },
  /** Server: a feed's hook could not be told of new posts, in three tries. */
  "hook-failed": {
    urgency: "now",
    title: () => "A site was not told of new posts",
    well: () => "Sites are told of new posts again",
  },
  /** Server: what visitors need could not be copied to the folder or bucket. */
  "publish-failed": {
    urgency: "overdue",
    title: () => "Publishing fails",
    well: () => "Publishing works again",
  },
} as const satisfies Record<string, KindOfTrouble>;

/** What follows from the state of an account that is stored anyway: nobody raises or clears it. */
const DERIVED_KINDS = {
  reconnect: {
    urgency: "now",
    title: (who) => `${who} has to be connected again`,
    well: (who) => `${who} is connected again`,
    reconnects: true,
  },
  /** Meta's 90-day rule. */
  "sign-in-again": {
    urgency: "now",
    title: (who) => `${who}: Meta wants you to sign in again`,
    well: (who) => `The sign-in of ${who} at Meta is fresh again`,
    reconnects: true,
  },
  "not-renewed": {
    urgency: "overdue",
    title: (who) => `The access of ${who} could not be renewed for three days`,
    well: (who) => `The access of ${who} was renewed`,
    reconnects: true,
  },
  "not-read": {
    urgency: "overdue",
    title: (who) => `${who} could not be read for three days`,
    well: (who) => `${who} is read again`,
  },
} as const satisfies Record<string, KindOfTrouble>;

export type IncidentKind = keyof typeof INCIDENT_KINDS;
/** What Meta passed on: the person removed the app, or asked to have everything deleted. */
export type DeletionCause = Extract<IncidentKind, "deauthorized" | "data-deleted">;
export type TroubleKind = IncidentKind | keyof typeof DERIVED_KINDS;

export const TROUBLE_KINDS: Readonly<Record<TroubleKind, KindOfTrouble>> = {
  ...INCIDENT_KINDS,
  ...DERIVED_KINDS,
};
