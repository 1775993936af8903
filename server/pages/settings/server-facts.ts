import type { Config } from "../../config/config.ts";
import { formatBytes } from "../../shared/format-bytes.ts";
import type { ServerFact } from "./settings-page.tsx";

/** What an owner may want to know of the environment, without its secrets. */
export function serverFacts(config: Config): readonly ServerFact[] {
  return [
    { variable: "PUBLIC_URL", label: "Address", value: config.publicUrl },
    { variable: "DATA_DIR", label: "Data folder", value: config.dataDir },
    { variable: "MAX_POSTS", label: "Posts kept of each account", value: `${config.maxPosts}` },
    {
      variable: "SYNC_SCHEDULE",
      label: "Looks for new posts at",
      value: config.syncSchedule,
    },
    {
      variable: "MEDIA_QUOTA",
      label: "Most that pictures and videos may take",
      value: formatBytes(config.mediaQuota),
    },
    {
      variable: "DISK_RESERVE",
      label: "Stays free on the disk",
      value: formatBytes(config.diskReserve),
    },
  ];
}
