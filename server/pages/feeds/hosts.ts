import type { FeedSnippets } from "./feed-snippets.ts";

/** What a snippet is made of. */
interface HostedFeed {
  readonly feedId: string;
  /** Where visitors reach it, without a trailing slash. */
  readonly visitedUrl: string;
  readonly snippets: FeedSnippets;
  /** Keeps the feed's place until the element is there. */
  readonly rule: string;
}

/** Something to copy. */
interface HostCode {
  /** Where it goes, where there is more than one; else `undefined`. */
  readonly file?: string;
  readonly text: string;
}

/** A way in which sites are made: the dashboard and the manual say the same of it. */
export interface Host {
  readonly id: string;
  readonly name: string;
  /** Where the lines go. */
  readonly where: string;
  /** What goes wrong there, and how it does not. */
  readonly mind: string;
  /** Everything is in a frame of its own, so the page’s policy has to let in the frame alone. */
  readonly isFrame?: true;
  code(feed: HostedFeed): readonly HostCode[];
}

const asItIs = ({ snippets }: HostedFeed): readonly HostCode[] => [{ text: snippets.module }];
const scriptOf = ({ visitedUrl, feedId }: HostedFeed) => `${visitedUrl}/feeds/${feedId}.js`;
const elementOf = ({ feedId }: HostedFeed) =>
  `<windowbox-feed feed-id="${feedId}"></windowbox-feed>`;

/** Where a page's head stays while what is in its body is exchanged. */
const inTheHead = (feed: HostedFeed): readonly HostCode[] => [
  {
    text: `<style>${feed.rule}</style>\n<script async src="${scriptOf(feed)}"></script>`,
  },
  { text: elementOf(feed) },
];

export const HOSTS: readonly Host[] = [
  {
    id: "html",
    name: "Plain HTML",
    where: "Paste the lines into the page, where the feed should be.",
    mind: "For another feed on the same page take that feed’s own lines.",
    code: asItIs,
  },
  {
    id: "wordpress",
    name: "WordPress",
    where:
      "Add a block “Custom HTML” where the feed should be and paste the lines into it; in the classic editor use the tab “Code”, because “Visual” deletes them.",
    mind: "Should the block be empty after saving, your user may not save scripts (on WordPress.com, or as an author): then take the iframe.",
    code: asItIs,
  },
  {
    id: "shopify",
    name: "Shopify",
    where:
      "In the theme’s editor (Online Store → Themes → Customize) add a section “Custom Liquid” where the feed should be and paste the lines into it.",
    mind: "The editor of pages and products deletes scripts: it has to be a section of the theme.",
    code: asItIs,
  },
  {
    id: "squarespace",
    name: "Squarespace",
    where:
      "Edit the page, add a block “Code” where the feed should be, choose HTML, and paste the lines into it.",
    mind: "While you are signed in, Squarespace may show a notice in its place: look at the page in a private window. Where your plan allows no scripts, take the iframe.",
    code: asItIs,
  },
  {
    id: "wix",
    name: "Wix",
    where:
      "Add Elements → Embed Code → Embed a Site, and enter this address. It has to begin with https.",
    mind: "Wix gives it a frame of a fixed height: drag it as high as the feed is, on the desktop and on the phone.",
    isFrame: true,
    code: ({ snippets }) => [{ text: snippets.embed }],
  },
  {
    id: "webflow",
    name: "Webflow",
    where: "Drag the element “Code Embed” to where the feed should be and paste the lines into it.",
    mind: "The feed shows on the published site and in the preview, and not in the Designer.",
    code: asItIs,
  },
  {
    id: "next",
    name: "Next.js",
    where: "Make a component of it and put that where the feed should be.",
    mind: "TypeScript knows the tag by the package windowbox/react, which the manual describes under “In a framework”; without it, put // @ts-expect-error above the tag.",
    code: (feed) => [
      {
        text: `import Script from "next/script";

export function InstagramFeed() {
  return (
    <>
      <style>{${JSON.stringify(feed.rule)}}</style>
      <Script src="${scriptOf(feed)}" />
      ${elementOf(feed)}
    </>
  );
}`,
      },
    ],
  },
  {
    id: "astro",
    name: "Astro",
    where: "Paste the lines into an .astro page or component, where the feed should be.",
    mind: "“is:inline” keeps Astro from bundling the script; in MDX use a component with these lines in it.",
    code: (feed) => [
      {
        text: `<style is:inline>${feed.rule}</style>\n${elementOf(feed)}\n<script is:inline async src="${scriptOf(feed)}"></script>`,
      },
    ],
  },
  {
    id: "nuxt",
    name: "Nuxt",
    where: "Make a component of the first, and add the second to nuxt.config.ts.",
    mind: "Without the second, Vue looks for a component of that name and warns.",
    code: (feed) => [
      {
        file: "components/InstagramFeed.vue",
        text: `<script setup>
useHead({
  style: [${JSON.stringify(feed.rule)}],
  script: [{ async: true, src: "${scriptOf(feed)}" }],
});
</script>

<template>
  ${elementOf(feed)}
</template>`,
      },
      {
        file: "nuxt.config.ts",
        text: `vue: { compilerOptions: { isCustomElement: (tag) => tag === "windowbox-feed" } },`,
      },
    ],
  },
  {
    id: "sveltekit",
    name: "SvelteKit",
    where: "Paste the lines into the +page.svelte or component where the feed should be.",
    mind: "The script stands in svelte:head, so that it is loaded once, whichever page is opened first.",
    code: (feed) => [
      {
        text: `<svelte:head>
  {@html \`<\${"style"}>${feed.rule}</\${"style"}>\`}
  <script async src="${scriptOf(feed)}"></script>
</svelte:head>

${elementOf(feed)}`,
      },
    ],
  },
  {
    id: "swup",
    name: "Swup",
    where: "Paste the first into the head of every page, and the second where the feed should be.",
    mind: "Scripts in what Swup exchanges do not run: in the head it has run before whichever page has the feed.",
    code: inTheHead,
  },
  {
    id: "barba",
    name: "Barba",
    where: "Paste the first into the head of every page, and the second where the feed should be.",
    mind: "Scripts in what Barba exchanges do not run: in the head it has run before whichever page has the feed.",
    code: inTheHead,
  },
  {
    id: "hugo",
    name: "Hugo",
    where:
      "Save the lines as layouts/shortcodes/instagram.html, and write {{< instagram >}} where the feed should be.",
    mind: "In the Markdown itself they would be left out, unless markup.goldmark.renderer.unsafe is on.",
    code: asItIs,
  },
  {
    id: "iframe",
    name: "An iframe",
    where: "Paste this where the feed should be; it works where scripts are not allowed.",
    mind: "Its height is a guess: make it as high as the feed is. On a dark page write ?theme=dark at the end of its address.",
    isFrame: true,
    code: ({ snippets }) => [{ text: snippets.iframe }],
  },
  {
    id: "include",
    name: "HTML from your server",
    where: "Your own server puts the feed into its pages as HTML, so it is there without a script.",
    mind: "Keep what you fetched for a minute or more: then your pages do not depend on this server. A page with a Content-Security-Policy needs style-src 'unsafe-inline' for it.",
    code: ({ snippets }) => [{ text: `<?php readfile('${snippets.html}'); ?>` }],
  },
];
