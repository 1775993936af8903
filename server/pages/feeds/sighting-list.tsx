import type { FeedSighting } from "../../db/feed-sightings.ts";
import { formatDay } from "../../time/format-time.ts";

/** A site that showed a feed, and when it did so last. */
export type Sighting = Pick<FeedSighting, "origin" | "lastAt">;

export function SightingList({ sightings }: { readonly sightings: readonly Sighting[] }) {
  return (
    <ul>
      {sightings.map(({ origin, lastAt }) => (
        <li>
          {origin}, {formatDay(lastAt)}
        </li>
      ))}
    </ul>
  );
}
