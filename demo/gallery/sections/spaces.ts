import type { Section } from "../example.ts";

export const spaces: Section = {
  id: "spaces",
  title: "Columns, gaps and places",
  summary: "They follow the width of the element, not of the window.",
  examples: [
    {
      id: "columns",
      title: "Columns by width",
      html: `<windowbox-feed feed-id="harbour-bakery" columns="6" columns-tablet="4" columns-mobile="3" limit="12"></windowbox-feed>`,
    },
    {
      id: "narrower",
      title: "Number, gap and shape by width",
      html: `<windowbox-feed feed-id="harbour-bakery" columns="4" limit="8" limit-tablet="6" limit-mobile="4" gap="16" gap-tablet="8" gap-mobile="4" aspect-ratio="1:1" aspect-ratio-tablet="4:5" aspect-ratio-mobile="3:4"></windowbox-feed>`,
    },
    {
      id: "no-gap",
      title: "No gap",
      html: `<windowbox-feed feed-id="harbour-bakery" columns="4" gap="0" limit="8"></windowbox-feed>`,
    },
    {
      id: "wide-gap",
      title: "A wide gap, round corners",
      html: `<windowbox-feed class="airy" feed-id="harbour-bakery" columns="3" gap="1.5rem" limit="6"></windowbox-feed>`,
      css: `.airy {
  --windowbox-tile-radius: 16px;
}`,
    },
    {
      id: "sidebar",
      title: "In a sidebar of 280 pixels",
      html: `<aside class="sidebar">
  <windowbox-feed feed-id="harbour-bakery" header follow-button load-more="button" limit="6" columns="4"></windowbox-feed>
</aside>`,
      css: `.sidebar {
  inline-size: 280px;
  max-inline-size: 100%;
}`,
    },
    {
      id: "flex-row",
      title: "In a flex row",
      html: `<div class="flex-row">
  <p>We bake from four in the morning. What is on the right came out of the oven this week, and most of it is gone.</p>
  <windowbox-feed feed-id="harbour-bakery" limit="6" columns="4"></windowbox-feed>
</div>`,
      css: `.flex-row {
  display: flex;
  flex-wrap: wrap;
  gap: 1.5rem;
}

.flex-row p {
  flex: 1 1 12rem;
}

.flex-row windowbox-feed {
  flex: 3 1 18rem;
}`,
    },
    {
      id: "grid-cell",
      title: "In grid cells, as wide as they come",
      html: `<div class="cells">
  <windowbox-feed feed-id="harbour-bakery" limit="6" columns="4"></windowbox-feed>
  <windowbox-feed feed-id="harbour-bakery" limit="4" columns="4" types="reel"></windowbox-feed>
</div>`,
      css: `.cells {
  display: grid;
  grid-template-columns: 2fr 1fr;
  gap: 1.5rem;
}`,
    },
    {
      id: "types",
      title: "Reels only",
      note: "Filters come before the limit: 3 means 3.",
      html: `<windowbox-feed feed-id="harbour-bakery" types="reel" limit="3" columns-mobile="3" aspect-ratio="3:4"></windowbox-feed>`,
    },
    {
      id: "hashtags",
      title: "By hashtag",
      html: `<windowbox-feed feed-id="harbour-bakery" hashtags="sourdough, harbourbakery" captions limit="6" gap="8"></windowbox-feed>`,
    },
  ],
};
