import type { Section } from "../example.ts";

export const layouts: Section = {
  id: "layouts",
  title: "Layouts",
  summary: "Grid, masonry, carousel and highlight, in the shape you like.",
  examples: [
    {
      id: "grid",
      title: "Grid",
      note: "What you get without a word: squares, three in a row, two on a phone.",
      html: `<windowbox-feed feed-id="harbour-bakery" limit="6"></windowbox-feed>`,
    },
    {
      id: "grid-4-5",
      title: "Grid, 4:5",
      html: `<windowbox-feed feed-id="harbour-bakery" aspect-ratio="4:5" limit="8" columns="4"></windowbox-feed>`,
    },
    {
      id: "grid-3-4",
      title: "Grid, 3:4",
      html: `<windowbox-feed feed-id="harbour-bakery" aspect-ratio="3:4" limit="6" gap="8"></windowbox-feed>`,
    },
    {
      id: "grid-original",
      title: "Grid, each picture’s own shape",
      html: `<windowbox-feed feed-id="harbour-bakery" aspect-ratio="original" limit="6" gap="8"></windowbox-feed>`,
    },
    {
      id: "masonry",
      title: "Masonry",
      note: "True to each picture’s shape, in reading order.",
      html: `<windowbox-feed feed-id="harbour-bakery" layout="masonry" limit="12" columns="4" gap="8"></windowbox-feed>`,
    },
    {
      id: "masonry-captions",
      title: "Masonry with captions",
      html: `<windowbox-feed feed-id="harbour-bakery" layout="masonry" captions limit="9" gap="12"></windowbox-feed>`,
    },
    {
      id: "carousel",
      title: "Carousel",
      note: "Arrows, keys, a finger or the wheel.",
      html: `<windowbox-feed feed-id="harbour-bakery" layout="carousel" columns="4"></windowbox-feed>`,
    },
    {
      id: "carousel-captions",
      title: "Carousel, 4:5, with captions",
      html: `<windowbox-feed feed-id="harbour-bakery" layout="carousel" aspect-ratio="4:5" captions columns-mobile="1" gap="12"></windowbox-feed>`,
    },
    {
      id: "highlight",
      title: "Highlight",
      note: "Every sixth tile is a large one.",
      html: `<windowbox-feed feed-id="harbour-bakery" layout="highlight" limit="12"></windowbox-feed>`,
    },
  ],
};
