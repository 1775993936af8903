import type { Section } from "../example.ts";

export const options: Section = {
  id: "options",
  title: "Options",
  summary: "Each is one word in the tag, or one tick in the dashboard.",
  examples: [
    {
      id: "header",
      title: "Header with a follow button",
      html: `<windowbox-feed feed-id="harbour-bakery" header follow-button limit="3" columns-mobile="3"></windowbox-feed>`,
    },
    {
      id: "follow-button",
      title: "The follow button alone",
      html: `<windowbox-feed feed-id="harbour-bakery" follow-button limit="3" columns-mobile="3"></windowbox-feed>`,
    },
    {
      id: "captions",
      title: "Captions",
      html: `<windowbox-feed feed-id="harbour-bakery" captions limit="6" gap="12"></windowbox-feed>`,
    },
    {
      id: "hover-caption",
      title: "The caption under the pointer",
      note: "Or when a tile has the focus.",
      html: `<windowbox-feed feed-id="harbour-bakery" hover="caption" limit="3" columns-mobile="3"></windowbox-feed>`,
    },
    {
      id: "hover-counts",
      title: "Likes and comments under the pointer",
      html: `<windowbox-feed feed-id="harbour-bakery" hover="counts" limit="3" columns-mobile="3"></windowbox-feed>`,
    },
    {
      id: "load-more",
      title: "More by a button",
      html: `<windowbox-feed feed-id="harbour-bakery" load-more="button" limit="6" columns="6"></windowbox-feed>`,
    },
    {
      id: "load-more-scroll",
      title: "More on the way down",
      note: "Only reels here, or this page would have no end.",
      html: `<windowbox-feed feed-id="harbour-bakery" load-more="scroll" types="reel" limit="2" columns="4"></windowbox-feed>`,
    },
    {
      id: "instagram-tile",
      title: "A last tile that leads to Instagram",
      html: `<windowbox-feed feed-id="harbour-bakery" instagram-tile limit="8" columns="4"></windowbox-feed>`,
    },
    {
      id: "on-click",
      title: "What a click does",
      note: "The lightbox if you say nothing. Here: the post on Instagram, the profile, nothing at all; last the lightbox with an address of its own.",
      html: `<div class="side-by-side">
  <windowbox-feed feed-id="harbour-bakery" limit="1" columns="1" on-click="permalink"></windowbox-feed>
  <windowbox-feed feed-id="harbour-bakery" limit="1" columns="1" on-click="profile"></windowbox-feed>
  <windowbox-feed feed-id="harbour-bakery" limit="1" columns="1" on-click="none"></windowbox-feed>
  <windowbox-feed feed-id="harbour-bakery" limit="1" columns="1" on-click="lightbox" hash></windowbox-feed>
</div>`,
      css: `.side-by-side {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
  gap: 0.5rem;
}`,
    },
    {
      id: "slots",
      title: "Your own words above and below",
      html: `<windowbox-feed feed-id="harbour-bakery" limit="3" columns-mobile="3">
  <h4 slot="header">This week on the quay</h4>
  <p slot="footer">Tag <b>#harbourbakery</b> and we may ask to show yours.</p>
</windowbox-feed>`,
    },
    {
      id: "everything",
      title: "Everything at once",
      html: `<windowbox-feed feed-id="harbour-bakery" header follow-button captions hover="counts" load-more="button" aspect-ratio="4:5" limit="8" columns="4" gap="12"></windowbox-feed>`,
    },
  ],
};
