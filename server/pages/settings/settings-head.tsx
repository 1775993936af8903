import { Tabs } from "../components/tabs.tsx";

const TABS = [
  { href: "/admin/settings", text: "Overview" },
  { href: "/admin/alerts", text: "Alerts" },
  { href: "/admin/backup", text: "Backup" },
  { href: "/admin/health", text: "Health" },
] as const;

/** Stands above each of the pages below Settings. */
export function SettingsHead({
  title,
  current,
}: {
  readonly title: string;
  readonly current: (typeof TABS)[number]["href"];
}) {
  return (
    <header class="page-head">
      <h1>{title}</h1>
      <Tabs label="Settings" tabs={TABS} current={current} />
    </header>
  );
}
