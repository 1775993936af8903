import type { Section } from "../example.ts";

const FEED = `header follow-button captions load-more="button" limit="4" columns="4" columns-tablet="4"`;

export const themes: Section = {
  id: "themes",
  title: "Themes",
  summary: "The page’s own colours and font, or light, or dark, or yours.",
  examples: [
    {
      id: "auto-light",
      title: "auto, on a light page",
      html: `<windowbox-feed feed-id="harbour-bakery" theme="auto" ${FEED}></windowbox-feed>`,
      ground: "light",
    },
    {
      id: "auto-dark",
      title: "auto, on a dark page",
      html: `<windowbox-feed feed-id="harbour-bakery" theme="auto" ${FEED}></windowbox-feed>`,
      ground: "dark",
    },
    {
      id: "light",
      title: "light",
      html: `<windowbox-feed class="padded" feed-id="harbour-bakery" theme="light" ${FEED}></windowbox-feed>`,
      css: `.padded {
  --windowbox-padding: 1rem;
}`,
    },
    {
      id: "dark",
      title: "dark",
      html: `<windowbox-feed class="padded" feed-id="harbour-bakery" theme="dark" ${FEED}></windowbox-feed>`,
    },
    {
      id: "brand",
      title: "A look of your own",
      note: "Custom properties for colours, font and corners.",
      html: `<windowbox-feed class="brand" feed-id="harbour-bakery" ${FEED} hover="caption" aspect-ratio="4:5"></windowbox-feed>`,
      css: `.brand {
  --windowbox-font-family: "Iowan Old Style", Palatino, Georgia, serif;
  --windowbox-color: #17394a;
  --windowbox-background: #f7ecd9;
  --windowbox-padding: 1.5rem;
  --windowbox-gap: 1rem;
  --windowbox-tile-radius: 10px;
  --windowbox-focus-color: #9a3f16;
  --windowbox-overlay-background: #17394ae0;
  --windowbox-button-color: #fff8ec;
  --windowbox-button-background: #9a3f16;
  --windowbox-button-hover-background: #7c3010;
  --windowbox-button-radius: 99px;
  --windowbox-lightbox-background: #f7ecd9;
  --windowbox-lightbox-color: #17394a;
  --windowbox-lightbox-link-color: #8a3712;
}`,
    },
    {
      id: "parts",
      title: "Prints on a wall",
      note: "::part reaches whatever no property does.",
      html: `<windowbox-feed class="prints" feed-id="harbour-bakery" captions limit="4" columns="4" columns-tablet="4"></windowbox-feed>`,
      css: `.prints {
  --windowbox-gap: 1.25rem;
  --windowbox-background: #6d7f72;
  --windowbox-padding: 1.75rem;
  --windowbox-tile-radius: 0;
}

.prints::part(item) {
  padding: 0.6rem 0.6rem 0;
  background: #fdfcf9;
  color: #33302b;
  box-shadow: 0 6px 18px #0005;
}

.prints::part(caption) {
  font-family: "Segoe Print", "Bradley Hand", cursive;
}`,
    },
  ],
};
