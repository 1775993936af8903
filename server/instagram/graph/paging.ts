import { z } from "zod";

const MAX_CURSOR_LENGTH = 1000;

const cursor = z.string().min(1).max(MAX_CURSOR_LENGTH).optional().catch(undefined);

const paging = z
  .object({
    cursors: z.object({ after: cursor }).optional().catch(undefined),
    next: z.string().min(1).optional().catch(undefined),
  })
  .optional()
  .catch(undefined);

/** The part that every listing has. */
export const pagingReply = z.object({ paging });

/**
 * The cursor of the next page. The last page has no `next`, though it has cursors. `next` itself is never
 * followed: it holds the token and names a host of the answer's choosing.
 */
export function nextCursor(wire: z.infer<typeof paging>): string | undefined {
  if (wire?.next === undefined) return undefined;
  if (wire.cursors?.after !== undefined) return wire.cursors.after;
  if (!URL.canParse(wire.next)) return undefined;
  return cursor.parse(new URL(wire.next).searchParams.get("after") ?? undefined);
}
