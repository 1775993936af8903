import { html, type TemplateResult } from "lit/html.js";
import { findTags, NUMBER_ALONE } from "../../server/feed/caption-patterns.ts";
import { profileUrl } from "../../server/feed/profile-url.ts";

/** Instagram allows 2,200 characters; megabytes must not reach the regular expression. */
const MAX_LENGTH = 5000;

/** The caption as text with links in it, and nothing but that. */
export function renderCaption(caption: unknown): (string | TemplateResult)[] {
  const text = `${caption ?? ""}`.slice(0, MAX_LENGTH);
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const { found, name, index } of findTags(text)) {
    parts.push(text.slice(end, index));
    if (name) parts.push(link(profileUrl(name) ?? "", found));
    else for (const tag of found.match(/.[^#＃]+/gu) ?? []) parts.push(hashtag(tag));
    end = index + found.length;
  }
  return [...parts, text.slice(end)];
}

function hashtag(found: string): string | TemplateResult {
  const tag = found.slice(1);
  if (NUMBER_ALONE.test(tag)) return found;
  return link(`https://www.instagram.com/explore/tags/${encodeURIComponent(tag)}/`, found);
}

function link(href: string, text: string): TemplateResult {
  return html`<a part="lightbox-link" href=${href} target="_blank" rel="noopener noreferrer">${text}</a>`;
}
