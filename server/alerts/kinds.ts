/** How soon the owner is needed. There are two and no more: whatever else goes wrong mends itself. */
type Urgency =
  /** This needs you now. */
  | "now"
  /** Could not be renewed or read for three days; so many days are left. */
  | "overdue";

/**
 * What whoever finds it raises and whoever sees it mended clears. An account's subject is its id; what concerns the
 * whole server has the subject `""`.
 */
const INCIDENT_KINDS = {
  /** Account: a listing would have taken most of its feed and is not believed. */
  "listing-doubted": "now",
  /** Account: its owner removed the app at Instagram; the person's data is deleted. */
  deauthorized: "now",
  /** Account: its owner asked Meta to have the data deleted. */
  "data-deleted": "now",
  /** Server: less than the reserve is free, or a write found no room. */
  "disk-low": "now",
  /** Server: media take all that they may. */
  "media-quota-reached": "now",
  /** Server: the database's file is damaged. */
  "database-damaged": "now",
  /** Server: files of the data folder cannot be read or written. */
  "data-folder-unusable": "now",
  /** Server: the nightly backup could not be made or did not pass its check. */
  "backup-failed": "now",
  /** Server: what visitors need could not be copied to the folder or bucket. */
  "publish-failed": "overdue",
} as const satisfies Record<string, Urgency>;

export type IncidentKind = keyof typeof INCIDENT_KINDS;
