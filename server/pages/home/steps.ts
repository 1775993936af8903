import type { ChannelStatus } from "../../alerts/alerts.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import { DAY_MS } from "../../time/clock.ts";
import { feedPath } from "../feeds/feed-paths.ts";
import type { FeedLine } from "./feed-line.ts";
import { alertStep, type Step } from "./next-step.tsx";

/** So long after the first feed was made, whoever has not put it on a site has other plans. */
const NEW_FOR_MS = 7 * DAY_MS;

interface Installation {
  /** The newest feed, where it is the only one. */
  readonly onlyFeed: FeedRecord | undefined;
  readonly line: FeedLine | undefined;
  readonly channels: readonly ChannelStatus[];
  readonly now: number;
}

/** Follows from what is there and what is not, so nothing has to be finished or dismissed. */
export function nextStepOf(installation: Installation): Step | undefined {
  const { onlyFeed, line, channels, now } = installation;
  const isNew = onlyFeed !== undefined && now - onlyFeed.createdAt < NEW_FOR_MS;
  if (onlyFeed && line && isNew && line.sites.length === 0) {
    if (line.pictures.length === 0 && line.syncingIds.length > 0) {
      return {
        title: "Your posts are on their way",
        text: "The first ones appear here within seconds, the others as they come. Meanwhile you can put the feed on your site.",
        href: feedPath(onlyFeed.id, "site"),
        label: "Put it on your site",
      };
    }
    return {
      title: "Put it on your site",
      text: "Copy a few lines and paste them where the feed should be. Once a visitor has seen it there, this page says so.",
      href: feedPath(onlyFeed.id, "site"),
      label: "Put it on your site",
      beside: { href: feedPath(onlyFeed.id, "look"), label: "Change how it looks" },
    };
  }
  return alertStep(channels);
}
