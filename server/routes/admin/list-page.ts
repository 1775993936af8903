import type { Context } from "hono";
import { LONGEST_QUERY } from "../../pages/components/list-pages.tsx";

interface ListPage {
  readonly query: string;
  readonly page: number;
  readonly pageCount: number;
  readonly count: number;
  /** Of the first on the page, from 0. */
  readonly from: number;
}

/** Which part of a long list was asked for, by `?q=` and `?page=`; a page that is not there becomes the nearest. */
export function readListPage(
  c: Context,
  size: number,
  countOf: (query: string) => number,
): ListPage {
  const query = (c.req.query("q") ?? "").trim().slice(0, LONGEST_QUERY);
  const count = countOf(query);
  const pageCount = Math.max(1, Math.ceil(count / size));
  const wanted = Number.parseInt(c.req.query("page") ?? "1", 10) || 1;
  const page = Math.min(Math.max(1, wanted), pageCount);
  return { query, page, pageCount, count, from: (page - 1) * size };
}

/** What the page is called in the browser's tab: its heading, and which part of the list it shows. */
export function listTitle(heading: string, { query, page, pageCount }: Omit<ListPage, "from">) {
  const found = query === "" ? "" : `: “${query}”`;
  const part = pageCount > 1 ? `, page ${page} of ${pageCount}` : "";
  return heading + found + part;
}
