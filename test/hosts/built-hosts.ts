import type { Host } from "../../server/pages/feeds/hosts.ts";
import type { PlainHost } from "./plain-hosts.ts";

/** A host that makes a site of its sources, or runs it. */
export interface BuiltHost extends PlainHost {
  /** A program of the system that has to be there; the others come from the registry. */
  readonly program?: string;
  readonly build?: readonly string[];
  /** Which pieces, where not all of them are for one site. */
  readonly isPasted?: (piece: ReturnType<Host["code"]>[number]) => boolean;
  /** What was built, for any static host; else what `serve` starts. */
  readonly site?: string;
  /** Every address is the same page. */
  readonly isOnePage?: true;
  /** Listens at the port in `PORT`. */
  readonly serve?: readonly string[];
}

export const BUILT_HOSTS: readonly BuiltHost[] = [
  { name: "csp-addresses", host: "html", site: "." },
  { name: "csp-nonce", host: "csp", site: "." },
  { name: "tag-manager", host: "tag-manager", site: "." },
  consentHost("vanilla-cookieconsent", "CookieConsent"),
  consentHost("klaro", "Klaro"),
  consentHost("tarteaucitronjs", "tarteaucitron"),
  {
    name: "eleventy",
    host: "eleventy",
    package: "@11ty/eleventy",
    build: ["eleventy"],
    site: "_site",
  },
  { name: "hugo", host: "hugo", program: "hugo", build: ["hugo"], site: "public" },
  { name: "jekyll", host: "jekyll", program: "jekyll", build: ["jekyll", "build"], site: "_site" },
  {
    name: "php-include",
    host: "include",
    about: "/about.html",
    program: "php",
    serve: ["php", "-S", "127.0.0.1:PORT"],
  },
  { name: "astro", host: "astro", package: "astro", build: ["astro", "build"], site: "dist" },
  {
    name: "vitepress",
    host: "vitepress",
    package: "vitepress",
    build: ["vitepress", "build"],
    site: ".vitepress/dist",
  },
  {
    name: "sveltekit",
    host: "sveltekit",
    package: "@sveltejs/kit",
    build: ["vite", "build"],
    site: "build",
  },
  {
    name: "solid",
    host: "solid",
    package: "solid-js",
    build: ["vite", "build"],
    site: "dist",
    isOnePage: true,
  },
  {
    name: "preact",
    host: "preact",
    package: "preact",
    build: ["vite", "build"],
    site: "dist",
    isOnePage: true,
  },
  {
    name: "react-router",
    host: "react-router",
    package: "react-router",
    build: ["react-router", "build"],
    serve: ["react-router-serve", "build/server/index.js"],
  },
  {
    name: "next",
    host: "next",
    package: "next",
    build: ["next", "build"],
    serve: ["next", "start", "-p", "PORT"],
  },
  {
    name: "nuxt",
    host: "nuxt",
    package: "nuxt",
    build: ["nuxt", "build"],
    serve: ["node", ".output/server/index.mjs"],
  },
  {
    name: "docusaurus",
    host: "docusaurus",
    package: "@docusaurus/core",
    build: ["docusaurus", "build"],
    site: "build",
  },
  {
    name: "angular",
    host: "angular",
    package: "@angular/core",
    build: ["ng", "build"],
    site: "dist/browser",
    isOnePage: true,
  },
];

/** A page that asks its visitors first, with the piece for that manager. */
function consentHost(name: string, title: string): BuiltHost {
  return {
    name,
    host: "consent",
    package: name,
    about: "/about.html",
    site: ".",
    isPasted: ({ file = "" }) => file.startsWith("where") || file.startsWith(title),
  };
}
