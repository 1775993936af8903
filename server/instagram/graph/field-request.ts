import { InstagramError } from "../errors/instagram-error.ts";
import type { CallContext, LearnedLimits } from "../types.ts";
import { type GraphCall, type GraphDeps, sendGraph } from "./graph-request.ts";
import { NOTHING_LEARNED } from "./learned-limits.ts";

/** What to ask for. Required fields are never dropped. */
export interface FieldSet {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Optional fields that no source proves for this host: dropped together when 100 names no field. */
  readonly unverified?: readonly string[];
  readonly children?: {
    readonly required: readonly string[];
    readonly optional: readonly string[];
  };
}

interface FieldCall<T> extends Omit<GraphCall<T>, "droppable" | "query"> {
  readonly fields: FieldSet;
  /** The rest of the query, made anew for each attempt. */
  query(learned: LearnedLimits): Readonly<Record<string, string | undefined>>;
  /** Names in the query that can be left out like fields. */
  readonly droppableParameters?: readonly string[];
  /** Whether a smaller `pageSize` makes the answer smaller. */
  readonly paged?: boolean;
}

const MIN_PAGE_SIZE = 5;

/**
 * Asks for fields, and learns: a field refused with code 100 is dropped, a page found too large is halved,
 * the request repeated each time. Ends because every repetition has a field or half a page less.
 */
export async function requestFields<T>(
  deps: GraphDeps,
  call: FieldCall<T>,
  context: CallContext,
): Promise<T> {
  let learned = context.learned ?? NOTHING_LEARNED;
  function learn(changes: Partial<LearnedLimits>): void {
    learned = { ...learned, ...changes };
    context.onLearned?.(learned);
  }
  for (;;) {
    const droppable = droppableOf(call, learned.droppedFields);
    try {
      return await attempt(deps, call, context, learned);
    } catch (error) {
      if (!(error instanceof InstagramError)) throw error;
      const request = error.detail;
      const refused = error.refusedFields.filter((name) => droppable.includes(name));
      if (error.next === "drop-field" && refused.length > 0) {
        learn({ droppedFields: [...learned.droppedFields, ...refused] });
        deps.log?.warn({ request, refused }, "Instagram refused fields; asking without");
      } else if (error.next === "smaller-page" && call.paged && learned.pageSize > MIN_PAGE_SIZE) {
        learn({ pageSize: Math.max(MIN_PAGE_SIZE, Math.floor(learned.pageSize / 2)) });
        deps.log?.warn({ request, pageSize: learned.pageSize }, "asking for less at once");
      } else if (error.reason === "parameter-refused") {
        // Code 100 without a name: the unverified fields are tried as the reason, and kept if they were not.
        const unverified = (call.fields.unverified ?? []).filter((name) =>
          droppable.includes(name),
        );
        if (unverified.length === 0) throw error;
        const droppedFields = [...learned.droppedFields, ...unverified];
        const reply = await attempt(deps, call, context, { ...learned, droppedFields });
        learn({ droppedFields });
        return reply;
      } else {
        throw error;
      }
    }
  }
}

function attempt<T>(
  deps: GraphDeps,
  call: FieldCall<T>,
  context: CallContext,
  learned: LearnedLimits,
): Promise<T> {
  const dropped = learned.droppedFields;
  const query: Record<string, string | undefined> = {
    ...call.query(learned),
    fields: fieldList(call.fields, dropped),
  };
  for (const name of call.droppableParameters ?? []) {
    if (dropped.includes(name)) query[name] = undefined;
  }
  return sendGraph(deps, { ...call, query, droppable: droppableOf(call, dropped) }, context);
}

function droppableOf<T>(call: FieldCall<T>, dropped: readonly string[]): string[] {
  const { optional, unverified = [], children } = call.fields;
  const names = new Set([...optional, ...unverified, ...(call.droppableParameters ?? [])]);
  if (children) for (const name of ["children", ...children.optional]) names.add(name);
  for (const name of dropped) names.delete(name);
  return [...names];
}

function fieldList(fields: FieldSet, dropped: readonly string[]): string {
  const kept = (names: readonly string[]) => names.filter((name) => !dropped.includes(name));
  const list = [...fields.required, ...kept(fields.optional), ...kept(fields.unverified ?? [])];
  if (fields.children && !dropped.includes("children")) {
    const inner = [...fields.children.required, ...kept(fields.children.optional)];
    list.push(`children{${inner.join(",")}}`);
  }
  return list.join(",");
}
