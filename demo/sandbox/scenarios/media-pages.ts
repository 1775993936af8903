import { START_CURSOR } from "../graph/paging.ts";
import { isObject, type JsonObject } from "../json.ts";
import { merge } from "./patched-answer.ts";
import type { Scenario } from "./scenario.ts";

function nextUrl(host: string): string {
  return `https://${host}/v26.0/17841400000000001/media?access_token=IGAAleak&after=QVFIx`;
}

/** Pages: what stands around the posts. */
export const MEDIA_PAGE_SCENARIOS = {
  "page-empty-with-next": page("an empty page that has a next", (_json, after) => ({
    data: [],
    paging: {
      cursors: { before: after ?? START_CURSOR, after: after ?? START_CURSOR },
      next: nextUrl("graph.instagram.com"),
    },
  })),
  "page-empty": page("no posts and no paging", () => ({ data: [], paging: undefined })),
  "pages-without-end": page("the same page again and again", () => ({
    paging: {
      cursors: { before: START_CURSOR, after: START_CURSOR },
      next: nextUrl("graph.instagram.com"),
    },
  })),
  "next-to-another-host": page("a next that leads to a stranger", ({ paging }) => ({
    paging: { ...(isObject(paging) && paging), next: nextUrl("evil.example") },
  })),
  "next-without-cursor": page("a next without cursors", () => ({
    paging: { next: nextUrl("graph.instagram.com") },
  })),
  "cursor-without-next": page("cursors on the last page, and no next", ({ paging }) => ({
    paging: isObject(paging) ? { cursors: paging.cursors } : undefined,
  })),
  "cursor-number": page("a cursor that is a number", () => ({
    paging: { cursors: { after: 17 }, next: nextUrl("graph.instagram.com") },
  })),
  "paging-null": page("paging is null", () => ({ paging: null })),
  "oldest-first": list("posts in the wrong order", (data) => [...data].reverse()),
  "every-post-twice": list("every post twice", (data) => data.flatMap((item) => [item, item])),
  "rubbish-between": list("null, texts, numbers and lists between the posts", (data) => [
    null,
    "post",
    ...data.slice(0, 1),
    42,
    [],
    {},
    ...data.slice(1),
  ]),
} as const satisfies Record<string, Scenario>;

/** Changes the posts of a page. */
export function list(what: string, change: (data: readonly unknown[]) => unknown): Scenario {
  return page(what, (json) => ({ data: Array.isArray(json.data) ? change(json.data) : json.data }));
}

function page(
  what: string,
  change: (json: JsonObject, after: string | undefined) => JsonObject,
): Scenario {
  return {
    what,
    answer: {
      rewrite: (json, request) =>
        isObject(json) ? merge(json, change(json, request.params.after)) : json,
    },
  };
}
