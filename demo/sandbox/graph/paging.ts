import type { Post } from "../accounts.ts";
import { MetaError } from "./meta-error.ts";

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

export interface PageRequest {
  readonly limit: number;
  readonly after: string | undefined;
}

export function readPageRequest(query: URLSearchParams): PageRequest {
  const text = query.get("limit");
  const limit = text === null ? DEFAULT_LIMIT : Number(text);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new MetaError("(#100) Param limit must be a positive integer", { code: 100 });
  }
  return { limit: Math.min(limit, MAX_LIMIT), after: query.get("after") ?? undefined };
}

export interface Slice<T> {
  readonly items: readonly T[];
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly more: boolean;
}

/** A cursor holds the place by date, so that posts added or removed meanwhile do not shift it. */
export function slicePosts(posts: readonly Post[], request: PageRequest): Slice<Post> {
  const start = request.after === undefined ? 0 : firstAfter(posts, request.after);
  const items = posts.slice(start, start + request.limit);
  return {
    items,
    before: items[0] && cursorOf(items[0]),
    after: cursorOfLast(items),
    more: start + request.limit < posts.length,
  };
}

/** For lists that do not change while they are read. */
export function sliceList<T>(list: readonly T[], request: PageRequest): Slice<T> {
  const start = request.after === undefined ? 0 : Number(decodeCursor(request.after));
  const items = list.slice(start, start + request.limit);
  const more = start + request.limit < list.length;
  const end = encodeCursor(String(start + items.length));
  return { items, before: encodeCursor(String(start)), after: end, more };
}

function firstAfter(posts: readonly Post[], cursor: string): number {
  const [publishedAt = 0, id = 0n] = decodeCursor(cursor)
    .split(":")
    .map((part, i) => (i === 0 ? Number(part) : BigInt(part)));
  const index = posts.findIndex(
    (post) =>
      post.publishedAt < Number(publishedAt) ||
      (post.publishedAt === publishedAt && BigInt(post.id) < BigInt(id)),
  );
  return index === -1 ? posts.length : index;
}

function cursorOf(post: Post): string {
  return encodeCursor(`${post.publishedAt}:${post.id}`);
}

function cursorOfLast(items: readonly Post[]): string | undefined {
  const last = items.at(-1);
  return last && cursorOf(last);
}

/** Stands before the newest post. */
export const START_CURSOR = encodeCursor(`${Date.UTC(2200, 0)}:0`);

function encodeCursor(text: string): string {
  return `QVFI${Buffer.from(text).toString("base64url")}`;
}

function decodeCursor(cursor: string): string {
  const text = Buffer.from(cursor.slice(4), "base64url").toString("utf8");
  if (cursor.startsWith("QVFI") && /^\d+(:\d+)?$/.test(text)) return text;
  throw new MetaError("(#100) Invalid cursor", { code: 100 });
}
