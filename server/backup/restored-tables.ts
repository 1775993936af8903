/**
 * What becomes of each table in a restore:
 *
 * - `restored`: as in the backup.
 * - `here`: as it is on this server; who is signed in, what an attacker has tried and what was told to the owner is not
 *   the backup's to say.
 * - `both`: what the backup has, and what is here besides.
 * - `made`: made anew from what is restored.
 * - `neither`: of a moment that is over.
 */
const RESTORED_TABLES: Readonly<Record<string, "restored" | "here" | "both" | "made" | "neither">> =
  {
    settings: "restored",
    accounts: "restored",
    tokens: "restored",
    sync_states: "restored",
    posts: "restored",
    picture_attempts: "both",
    feeds: "restored",
    feed_accounts: "restored",
    post_choices: "restored",
    video_tracks: "restored",
    feed_sightings: "restored",
    documents: "made",
    retired_pages: "made",
    renditions: "made",
    feed_hooks: "restored",
    hook_posts: "restored",
    quiet_accounts: "made",
    retained_files: "made",
    kept_chunks: "here",
    withheld_files: "made",
    sessions: "here",
    notices: "here",
    sign_in_failures: "here",
    sign_in_windows: "here",
    incidents: "here",
    alert_addresses: "restored",
    alert_channels: "here",
    alerts_sent: "here",
    deletions: "both",
    forgotten_accounts: "both",
    pending_authorizations: "neither",
    pending_picks: "neither",
    reconnect_links: "neither",
    leases: "neither",
  };

export function tablesThatAre(...kinds: readonly string[]): string[] {
  return Object.keys(RESTORED_TABLES).filter((name) => kinds.includes(RESTORED_TABLES[name] ?? ""));
}
