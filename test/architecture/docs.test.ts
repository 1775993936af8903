import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { VARIABLES } from "../../server/config/variables.ts";
import { ATTRIBUTES } from "../../widget/element/attributes.ts";
import { generatedDocs, readDoc } from "../support/docs-tables.ts";

const ROOT = join(import.meta.dirname, "../..");
const FENCE = /^```[\s\S]*?^```/gm;

const PAGES = [
  ...readdirSync(ROOT).filter((file) => file.endsWith(".md")),
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): Set<string> {
  const headings = readDoc(page)
    .replace(FENCE, "")
    .matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

function linksOf(page: string): { path: string; anchor: string }[] {
  const links = readDoc(page)
    .replace(FENCE, "")
    .matchAll(/\]\((?!https?:)([^)\s#]*)#?([^)\s]*)\)/g);
  return [...links].map(([, path = "", anchor = ""]) => ({
    path: path ? normalize(join(dirname(page), path)) : page,
    anchor,
  }));
}

describe("the documentation", () => {
  it("has the two commands of a fresh machine in the README", () => {
    expect(readDoc("README.md")).toContain("npm ci && npm run demo");
    expect(readDoc("README.md")).toContain("npm ci && npm test");
  });

  it("says of settings, attributes, events, slots, parts, properties and errors what the source says", () => {
    for (const [file, text] of generatedDocs()) {
      expect(text, `${file}: run npm run docs`).toBe(readDoc(file));
    }
  });

  it("names every attribute that the element reads, and every setting of the server", () => {
    for (const name of ATTRIBUTES.keys())
      expect(readDoc("docs/element.md")).toContain(`| \`${name}\` |`);
    for (const name of Object.keys(VARIABLES)) {
      expect(readDoc("docs/settings.md")).toContain(`| \`${name}\` |`);
    }
  });

  it.each(PAGES)("%s points only to pages and headings that are there", (page) => {
    const broken = linksOf(page).filter(
      ({ path, anchor }) =>
        !existsSync(join(ROOT, path)) || (anchor && !anchorsOf(path).has(anchor)),
    );
    expect(broken).toEqual([]);
  });

  it("leads from the README's contents to every page in one click", () => {
    const linked = new Set(linksOf("README.md").map(({ path }) => path));
    const pages = PAGES.filter(
      (page) =>
        page !== "README.md" &&
        !page.startsWith("docs/decisions/") &&
        (!page.startsWith("docs/hosts/") || page === "docs/hosts/README.md"),
    );
    expect(pages.filter((page) => !linked.has(page))).toEqual([]);
    expect(linked.has("docs/decisions/README.md")).toBe(true);
  });

  it("lists the page of each way of making a site", () => {
    const linked = new Set(linksOf("docs/hosts/README.md").map(({ path }) => path));
    const pages = PAGES.filter((page) => /^docs\/hosts\/(?!README)/.test(page));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.filter((page) => !linked.has(page))).toEqual([]);
  });

  it("keeps the README to what an owner needs first", () => {
    expect(statSync(join(ROOT, "README.md")).size).toBeLessThan(13_000);
  });

  it("lists every decision", () => {
    const listed = new Set(linksOf("docs/decisions/README.md").map(({ path }) => path));
    const pages = PAGES.filter((page) => /^docs\/decisions\/\d/.test(page));
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter((page) => !listed.has(page))).toEqual([]);
  });
});
