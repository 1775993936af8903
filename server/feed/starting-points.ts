import type { FeedSettingName, StoredSettings } from "./settings-table.ts";

/** A look to begin with: nothing but settings, each of which can be changed afterwards. */
interface StartingPoint {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly settings: StoredSettings;
}

/** These say which posts, and in which languages: a starting point leaves them as they are. */
const LEFT_ALONE = ["types", "hashtags", "lang", "postsLang"] as const;
type LeftAlone = (typeof LEFT_ALONE)[number];

export function isOfStartingPoints<Name extends FeedSettingName | LeftAlone>(
  name: Name,
): name is Exclude<Name, LeftAlone> {
  return !LEFT_ALONE.some((one) => one === name);
}

export const STARTING_POINTS: readonly StartingPoint[] = [
  {
    id: "calm-grid",
    title: "Calm grid",
    sentence: "Nine squares with air between them.",
    settings: { limit: 9, gap: "8px" },
  },
  {
    id: "gallery-wall",
    title: "Gallery wall",
    sentence: "Every picture in its own shape.",
    settings: { layout: "masonry", columns: 4, gap: "12px" },
  },
  {
    id: "magazine",
    title: "Magazine",
    sentence: "Large and small, with the words below.",
    settings: {
      layout: "highlight",
      columns: 4,
      gap: "16px",
      aspectRatio: "4:5",
      captions: true,
    },
  },
  {
    id: "strip",
    title: "Strip",
    sentence: "One row to leaf through.",
    settings: { layout: "carousel", columns: 5, gap: "8px" },
  },
  {
    id: "brand",
    title: "Brand",
    sentence: "Your profile above, a way to follow you, and more at a press.",
    settings: { header: true, followButton: true, hover: "counts", loadMore: "button" },
  },
];
