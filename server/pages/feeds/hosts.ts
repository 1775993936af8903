import {
  asComponent,
  asItIs,
  elementOf,
  type HostCode,
  type HostedFeed,
  inEveryHead,
  inTheHead,
  linkedElementOf,
  scriptOf,
  scriptTagOf,
} from "./host-code.ts";

/** A way in which sites are made: the dashboard and the manual say the same of it. */
export interface Host {
  readonly id: string;
  readonly name: string;
  /** Where the lines go. */
  readonly where: string;
  /** What goes wrong there, and how it does not. */
  readonly mind: string;
  /** Among those that most sites are made with. */
  readonly isUsual?: true;
  /** Everything is in a frame of its own, so the page’s policy has to let in the frame alone. */
  readonly isFrame?: true;
  code(feed: HostedFeed): readonly HostCode[];
}

export const HOSTS: readonly Host[] = [
  {
    id: "html",
    isUsual: true,
    name: "Plain HTML",
    where: "Paste the lines into the page, where the feed should be.",
    mind: "For another feed on the same page take that feed’s own lines.",
    code: asItIs,
  },
  {
    id: "wordpress",
    isUsual: true,
    name: "WordPress",
    where:
      "Add a block “Custom HTML” where the feed should be, in a page, a post or a widget area, and paste the lines into it. In the classic editor use the tab “Code” and save there, because “Visual” deletes the element and with it the feed’s place.",
    mind: "Only administrators and editors may post scripts. For anyone else (authors, contributors, many users of a network or of WordPress.com) WordPress deletes the tags, prints the rule as text, and deletes an iframe too: paste the address on a line of its own. WordPress makes a frame of it, in which a post opens in its place. As a block “Embed” it is no wider than a phone, where what does not fit is scrolled to within it.",
    code: ({ snippets }) => [
      { file: "the block “Custom HTML”", text: snippets.module },
      { file: "who may not post scripts, on a line of its own", text: snippets.embed },
    ],
  },
  {
    id: "shopify",
    isUsual: true,
    name: "Shopify",
    where:
      "In the theme’s editor (Online Store → Themes → Customize) add a section “Custom Liquid” where the feed should be and paste the lines into it.",
    mind: "The editor of pages and products deletes scripts: it has to be a section of the theme.",
    code: asItIs,
  },
  {
    id: "squarespace",
    isUsual: true,
    name: "Squarespace",
    where:
      "Edit the page, add a block “Code” where the feed should be, choose HTML, and paste the lines into it.",
    mind: "While you are signed in, Squarespace may show a notice in its place: look at the page in a private window. Where your plan allows no scripts, take the iframe.",
    code: asItIs,
  },
  {
    id: "wix",
    isUsual: true,
    name: "Wix",
    where:
      "Add Elements → Embed Code → Embed a Site, and enter this address. It has to begin with https.",
    mind: "Wix gives it a frame of a fixed height: drag it as high as the feed is, on the desktop and on the phone.",
    isFrame: true,
    code: ({ snippets }) => [{ text: snippets.embed }],
  },
  {
    id: "webflow",
    isUsual: true,
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
    mind: "The rule is in the head of every page, because Vue leaves the text of a style in a template out of the server’s HTML, and writes one of useHead() a moment too late. Without isCustomElement, Vue looks for a component of that name and warns.",
    code: (feed) => [
      {
        file: "components/InstagramFeed.vue",
        text: `<script setup>
useHead({ script: [{ async: true, src: "${scriptOf(feed)}" }] });
</script>

<template>
  ${elementOf(feed)}
</template>`,
      },
      {
        file: "nuxt.config.ts",
        text: `app: { head: { style: [{ innerHTML: ${JSON.stringify(feed.rule)} }] } },
vue: { compilerOptions: { isCustomElement: (tag) => tag === "windowbox-feed" } },`,
      },
    ],
  },
  {
    id: "sveltekit",
    name: "SvelteKit",
    where:
      "Save the lines as src/lib/InstagramFeed.svelte, and put the component where the feed should be.",
    mind: "A component of its own, because a page can have only one svelte:head; there the script is loaded once, whichever page is opened first.",
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
    id: "react-router",
    name: "React Router",
    where: "Make a component of it and put that where the feed should be.",
    mind: "React puts the script into the page’s head once, whichever page is opened first. It needs React 19.",
    code: asComponent,
  },
  {
    id: "docusaurus",
    name: "Docusaurus",
    where:
      "Save the lines as src/components/InstagramFeed.js, import { InstagramFeed } from it in an .mdx page, and write <InstagramFeed /> where the feed should be.",
    mind: "In Markdown itself the lines break the build, because MDX reads their braces as code.",
    code: asComponent,
  },
  {
    id: "preact",
    name: "Preact",
    where: "Make a component of it and put that where the feed should be.",
    mind: "Preact adds the script again with each page that has the feed; the browser has it already, and one feed shows.",
    code: asComponent,
  },
  {
    id: "vitepress",
    name: "VitePress",
    where:
      "Paste the first into the Markdown where the feed should be, and add the second to .vitepress/config.js.",
    mind: "A plain <script> in Markdown is the page’s own code for VitePress, and never reaches visitors; hence “component”.",
    code: (feed) => [
      {
        file: "in the Markdown",
        text: `${elementOf(feed)}
<component :is="'script'" async src="${scriptOf(feed)}"></component>`,
      },
      {
        file: ".vitepress/config.js",
        text: `head: [["style", {}, ${JSON.stringify(feed.rule)}]],
vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "windowbox-feed" } } },`,
      },
    ],
  },
  {
    id: "angular",
    name: "Angular",
    where: "Paste the first into src/index.html, and make a component of the second.",
    mind: "Angular deletes scripts in templates, so the script stands in index.html; without the schema the build does not know the tag.",
    code: inTheHead(
      "src/index.html, in the head",
      "src/instagram-feed.ts",
      (element) => `import { Component, CUSTOM_ELEMENTS_SCHEMA } from "@angular/core";

@Component({
  selector: "instagram-feed",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`${element}\`,
})
export class InstagramFeed {}`,
    ),
  },
  {
    id: "solid",
    name: "Solid",
    where: "Paste the first into index.html, and make a component of the second.",
    mind: "Scripts in Solid’s templates never run, so the script stands in index.html.",
    code: inTheHead(
      "index.html, in the head",
      "src/InstagramFeed.jsx",
      (element) => `export const InstagramFeed = () => ${element};`,
    ),
  },
  {
    id: "eleventy",
    name: "Eleventy",
    where:
      'Save the lines as _includes/instagram.html, and write {% include "instagram.html" %} where the feed should be.',
    mind: "In Markdown it works as well: what is included is HTML already.",
    code: asItIs,
  },
  {
    id: "jekyll",
    name: "Jekyll",
    where:
      "Save the lines as _includes/instagram.html, and write {% include instagram.html %} where the feed should be.",
    mind: "In a Markdown file leave an empty line before and after it.",
    code: asItIs,
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
    id: "swup",
    name: "Swup",
    where: "Paste the first into the head of every page, and the second where the feed should be.",
    mind: "Scripts in what Swup exchanges do not run: in the head it has run before whichever page has the feed.",
    code: inEveryHead,
  },
  {
    id: "barba",
    name: "Barba",
    where: "Paste the first into the head of every page, and the second where the feed should be.",
    mind: "Scripts in what Barba exchanges do not run: in the head it has run before whichever page has the feed.",
    code: inEveryHead,
  },
  {
    id: "turbo",
    name: "Turbo",
    where: "Paste the lines into the page, where the feed should be.",
    mind: "Turbo runs the script again with each page and keeps copies of pages for the way back; one feed shows all the same.",
    code: asItIs,
  },
  {
    id: "htmx",
    name: "htmx",
    where: "Paste the lines into the page or fragment, where the feed should be.",
    mind: "htmx runs the script again with what it exchanges; one feed shows all the same.",
    code: asItIs,
  },
  {
    id: "alpine",
    name: "Alpine.js",
    where: "Paste the lines where the feed should be, in a template of x-if as well.",
    mind: "What x-if takes away and brings back is filled again.",
    code: asItIs,
  },
  {
    id: "jquery",
    name: "jQuery",
    where: "Paste the lines where the feed should be, or hand them to .html() or .append().",
    mind: "jQuery runs the script apart from its place; the element says where the feed goes.",
    code: asItIs,
  },
  {
    id: "tag-manager",
    name: "A tag manager",
    where:
      "Paste the first into the page, where the feed should be, and the second into a tag “Custom HTML” that fires on every page.",
    mind: "The place is in the page, because tag managers put what is theirs to the end of it. The feed comes when the container has come, so later than without one.",
    code: (feed) => [
      {
        file: "where the feed should be",
        text: `<style>${feed.rule}</style>\n${elementOf(feed)}`,
      },
      { file: "the tag “Custom HTML”", text: scriptTagOf(feed) },
    ],
  },
  {
    id: "consent",
    name: "A consent manager",
    where:
      "Paste the first into the page, where the feed should be, and the script as your manager asks for it: it runs once visitors have agreed.",
    mind: "Windowbox sets no cookie, stores nothing and asks nobody but your server: where that needs no consent, take the plain lines. Until visitors agree, the link in the element shows; its place is given back after ten seconds.",
    code: (feed) => [
      {
        file: "where the feed should be",
        text: `<style>${feed.rule}</style>\n${linkedElementOf(feed)}`,
      },
      {
        file: "CookieConsent, with a category “embeds”",
        text: `<script type="text/plain" data-category="embeds" async src="${scriptOf(feed)}"></script>`,
      },
      {
        file: "Klaro, with a service “instagram”",
        text: `<script type="text/plain" data-type="text/javascript" data-name="instagram" data-src="${scriptOf(feed)}"></script>`,
      },
      {
        file: "tarteaucitron, after its init()",
        text: `tarteaucitron.services.windowbox = {
  key: "windowbox",
  type: "social",
  name: "Instagram",
  needConsent: true,
  cookies: [],
  js: () => tarteaucitron.addScript("${scriptOf(feed)}"),
};
(tarteaucitron.job = tarteaucitron.job || []).push("windowbox");`,
      },
    ],
  },
  {
    id: "csp",
    name: "A strict policy",
    where:
      "Paste the lines into the page’s template, where the feed should be, with your own nonce in both tags.",
    mind: "With 'strict-dynamic' a nonce is the only way. A policy of addresses takes the plain lines.",
    code: (feed) => [
      {
        text: `<style nonce="NONCE">${feed.rule}</style>\n${elementOf(feed)}\n<script nonce="NONCE" async src="${scriptOf(feed)}"></script>`,
      },
    ],
  },
  {
    id: "iframe",
    isUsual: true,
    name: "An iframe",
    where: "Paste this where the feed should be; it works where scripts are not allowed.",
    mind: "Its height is a guess: make it as high as the feed is. On a dark page write ?theme=dark at the end of its address.",
    isFrame: true,
    code: ({ snippets }) => [{ text: snippets.iframe }],
  },
  {
    id: "include",
    isUsual: true,
    name: "HTML from your server",
    where: "Your own server puts the feed into its pages as HTML, so it is there without a script.",
    mind: "Keep what you fetched for a minute or more: then your pages do not depend on this server. A page with a Content-Security-Policy needs style-src 'unsafe-inline' for it.",
    // A server that is down or slow is no warning in the page, and nothing that it waits for as long as PHP would.
    code: ({ snippets }) => [
      {
        text: `<?php @readfile('${snippets.html}', false, stream_context_create(['http' => ['timeout' => 2]])); ?>`,
      },
    ],
  },
];
