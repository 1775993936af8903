import type { Section } from "../example.ts";

export const states: Section = {
  id: "states",
  title: "States",
  summary: "What visitors see while there is nothing to see, or when something is wrong.",
  examples: [
    {
      id: "loading",
      title: "Loading",
      note: "From a server that never answers. The boxes keep the pictures’ places: nothing jumps.",
      html: `<windowbox-feed server="/gallery/waiting" feed-id="harbour-bakery" header captions limit="6" columns="6"></windowbox-feed>`,
    },
    {
      id: "not-connected",
      title: "Not connected",
      html: `<windowbox-feed feed-id="nobody-yet" limit="3" columns-mobile="3"></windowbox-feed>`,
    },
    {
      id: "error",
      title: "The server is in trouble",
      html: `<windowbox-feed server="/gallery/broken" feed-id="harbour-bakery" limit="3" columns-mobile="3"></windowbox-feed>`,
    },
    {
      id: "error-slot",
      title: "The same in your own words",
      html: `<windowbox-feed server="/gallery/broken" feed-id="harbour-bakery" limit="3" columns-mobile="3">
  <p slot="error">Our pictures are having a lie-in. The bread is not.</p>
</windowbox-feed>`,
    },
    {
      id: "fallback",
      title: "The same with something else to show",
      note: "What stands in the element takes the place of what is missing.",
      html: `<windowbox-feed server="/gallery/broken" feed-id="harbour-bakery" limit="3" columns-mobile="3">
  <a href="https://www.instagram.com/harbour.bakery/">Our pictures on Instagram</a>
</windowbox-feed>`,
    },
    {
      id: "empty",
      title: "No posts yet",
      html: `<windowbox-feed server="/gallery/empty" feed-id="quiet-quay" header limit="3" columns-mobile="3"></windowbox-feed>`,
    },
    {
      id: "empty-slot",
      title: "No posts yet, in your own words",
      html: `<windowbox-feed server="/gallery/empty" feed-id="quiet-quay" limit="3" columns-mobile="3">
  <p slot="empty">Rooms first, pictures soon. Come back in spring.</p>
</windowbox-feed>`,
    },
  ],
};
