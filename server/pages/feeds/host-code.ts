import { feedFileUrl } from "../../feed/feed-addresses.ts";
import type { FeedSnippets } from "./feed-snippets.ts";

/** What a snippet is made of. */
export interface HostedFeed {
  readonly feedId: string;
  /** Where visitors reach it, without a trailing slash. */
  readonly visitedUrl: string;
  readonly snippets: FeedSnippets;
  /** Keeps the feed's place until the element is there. */
  readonly rule: string;
}

/** Something to copy. */
export interface HostCode {
  /** Where it goes, where there is more than one: a file, or words; else `undefined`. */
  readonly file?: string;
  readonly text: string;
}

export const asItIs = ({ snippets }: HostedFeed): readonly HostCode[] => [
  { text: snippets.module },
];
export const scriptOf = ({ visitedUrl, feedId }: HostedFeed) =>
  feedFileUrl(visitedUrl, feedId, "script");
export const scriptTagOf = (feed: HostedFeed) => `<script async src="${scriptOf(feed)}"></script>`;
export const elementOf = ({ feedId }: HostedFeed) =>
  `<windowbox-feed feed-id="${feedId}"></windowbox-feed>`;

/** With what shows until the script comes, and where it never does. */
export const linkedElementOf = ({ feedId, snippets }: HostedFeed) =>
  `<windowbox-feed feed-id="${feedId}"><a href="${snippets.embed}">Instagram</a></windowbox-feed>`;

/** For sites whose pages are exchanged by scripts that do not run what is in them. */
export const inTheHead =
  (head: string, page: string, write: (element: string) => string = (element) => element) =>
  (feed: HostedFeed): readonly HostCode[] => [
    { file: head, text: `<style>${feed.rule}</style>\n${scriptTagOf(feed)}` },
    { file: page, text: write(elementOf(feed)) },
  ];
export const inEveryHead = inTheHead("the head of every page", "where the feed should be");

/** React makes one script of the same tag on any number of pages, and so does the browser of the same file. */
export const asComponent = (feed: HostedFeed): readonly HostCode[] => [
  {
    text: `export function InstagramFeed() {
  return (
    <>
      <style>{${JSON.stringify(feed.rule)}}</style>
      ${elementOf(feed)}
      <script async src="${scriptOf(feed)}" />
    </>
  );
}`,
  },
];
