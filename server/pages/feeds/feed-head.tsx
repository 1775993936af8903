import { Tabs } from "../components/tabs.tsx";
import { type FeedTab, feedPath } from "./feed-paths.ts";

const TABS: readonly (readonly [FeedTab, string])[] = [
  ["posts", "Posts"],
  ["look", "Look"],
  ["site", "On your site"],
];

interface FeedHeadProps {
  readonly feedId: string;
  readonly name: string;
  readonly tab: FeedTab;
}

/** Stands above each of a feed's pages. */
export function FeedHead({ feedId, name, tab }: FeedHeadProps) {
  return (
    <header class="page-head">
      <p class="crumb">
        <a href="/admin">Feeds</a>
      </p>
      <h1>{name}</h1>
      <Tabs
        label="This feed"
        tabs={TABS.map(([id, text]) => ({ href: feedPath(feedId, id), text }))}
        current={feedPath(feedId, tab)}
      />
    </header>
  );
}

/** As in the browser's tab. */
export function feedTitle(name: string, tab: FeedTab): string {
  const text = TABS.find(([id]) => id === tab)?.[1] ?? "";
  return `${text}: ${name}`;
}
