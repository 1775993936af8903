import type { Section } from "../example.ts";

const FEED = `header follow-button load-more="button" hover="counts" limit="6"`;

export const languages: Section = {
  id: "languages",
  title: "Languages",
  summary: "The page’s language, or the one you name; 17 are there.",
  examples: [
    {
      id: "german",
      title: "German",
      html: `<windowbox-feed lang="de" feed-id="harbour-bakery" ${FEED}></windowbox-feed>`,
    },
    {
      id: "japanese",
      title: "Japanese",
      html: `<windowbox-feed lang="ja" feed-id="harbour-bakery" ${FEED}></windowbox-feed>`,
    },
    {
      id: "arabic",
      title: "Arabic, in a page from right to left",
      html: `<section lang="ar" dir="rtl">
  <h4>من مخبزنا على الميناء</h4>
  <windowbox-feed feed-id="harbour-bakery" captions ${FEED}></windowbox-feed>
</section>`,
    },
    {
      id: "arabic-carousel",
      title: "The same as a carousel",
      html: `<section lang="ar" dir="rtl">
  <windowbox-feed feed-id="harbour-bakery" layout="carousel" header limit="9"></windowbox-feed>
</section>`,
    },
    {
      id: "hebrew",
      title: "Hebrew, in a page from left to right",
      html: `<windowbox-feed lang="he" feed-id="harbour-bakery" captions ${FEED}></windowbox-feed>`,
    },
    {
      id: "hebrew-masonry",
      title: "The same as masonry",
      html: `<windowbox-feed lang="he" feed-id="harbour-bakery" layout="masonry" limit="8" columns="4" gap="8"></windowbox-feed>`,
    },
  ],
};
