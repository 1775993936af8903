import type { Section } from "../example.ts";

export const ways: Section = {
  id: "ways",
  title: "Other ways in",
  summary: "One tag, no script at all, or an iframe.",
  examples: [
    {
      id: "one-tag",
      title: "One tag, and where its feed goes",
      note: "Without data-target, and without an element of the feed on the page, the feed stands where the tag stands.",
      html: `<div id="instagram"></div>
<script async src="{{SERVER}}/feeds/harbour-bakery.js" data-target="#instagram" data-limit="4" data-columns="4"></script>`,
    },
    {
      id: "html",
      title: "HTML from your own server",
      note: "This page’s server asks the feed’s server for it and puts it in here; it is there without a script. It looks as the dashboard says.",
      html: "{{FRAGMENT}}",
    },
    {
      id: "iframe",
      title: "In an iframe",
      html: `<iframe src="{{SERVER}}/embed/harbour-bakery?columns=4&amp;limit=8" title="Instagram" width="100%" height="400" frameborder="0" loading="lazy"></iframe>`,
    },
    {
      id: "iframe-dark",
      title: "In an iframe, in a look of its own",
      html: `<iframe src="{{SERVER}}/embed/harbour-bakery?theme=dark&amp;layout=masonry&amp;columns=4&amp;limit=8&amp;gap=8" title="Instagram" width="100%" height="400" frameborder="0" loading="lazy"></iframe>`,
    },
  ],
};
