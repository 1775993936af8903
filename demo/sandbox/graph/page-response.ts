import { jsonResponse } from "../json.ts";
import type { PageRequest, Slice } from "./paging.ts";

interface PageAddress {
  /** Of the list; its own query goes along. */
  readonly base: string;
  readonly asked: URL;
  /** Meta hands the token back in `paging.next`, which is why no page may ever see it. */
  readonly token: string;
}

/** A page of a list as Meta answers it: an empty one has no paging, the last one no `next`. */
export function pageResponse(
  data: readonly unknown[],
  { before, after, more }: Omit<Slice<unknown>, "items">,
  request: PageRequest,
  { base, asked, token }: PageAddress,
): Response {
  if (data.length === 0) return jsonResponse({ data });
  const next = new URL(base);
  next.search = asked.search;
  next.searchParams.set("access_token", token);
  next.searchParams.set("limit", String(request.limit));
  next.searchParams.set("after", after ?? "");
  return jsonResponse({
    data,
    paging: { cursors: { before, after }, ...(more && { next: next.href }) },
  });
}
