import { InstagramError } from "../errors/instagram-error.ts";
import type { CallContext, CallMemory } from "../types.ts";
import { type GraphCall, type GraphDeps, sendGraph } from "./graph-request.ts";

/** What to ask for. Required fields are never dropped. */
export interface FieldSet {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Optional fields that no source proves for this host: dropped together when 100 names no field. */
  readonly doubtful?: readonly string[];
  readonly children?: {
    readonly required: readonly string[];
    readonly optional: readonly string[];
  };
}

export interface FieldCall<T> extends Omit<GraphCall<T>, "droppable" | "query"> {
  readonly fields: FieldSet;
  /** The rest of the query, made anew for each attempt. */
  query(memory: CallMemory): Readonly<Record<string, string | undefined>>;
  /** Names in the query that can be left out like fields. */
  readonly droppableParameters?: readonly string[];
  /** Whether a smaller `memory.pageSize` makes the answer smaller. */
  readonly paged?: boolean;
}

const MIN_PAGE_SIZE = 5;

/**
 * Asks for fields, and learns: a field refused with code 100 is dropped, a page found too large is halved,
 * the request repeated each time, and both remembered in the context. Ends because every repetition has a
 * field or half a page less.
 */
export async function requestFields<T>(
  deps: GraphDeps,
  call: FieldCall<T>,
  context: CallContext,
): Promise<T> {
  const { memory } = context;
  for (;;) {
    const droppable = droppableOf(call, memory.droppedFields);
    try {
      return await attempt(deps, call, context, memory.droppedFields);
    } catch (error) {
      if (!(error instanceof InstagramError)) throw error;
      const refused = error.refusedFields.filter((name) => droppable.includes(name));
      if (error.next === "drop-field" && refused.length > 0) {
        memory.droppedFields.push(...refused);
        deps.log?.warn(
          { request: error.detail, refused },
          "Instagram refused fields; asking without",
        );
      } else if (error.next === "smaller-page" && call.paged && memory.pageSize > MIN_PAGE_SIZE) {
        memory.pageSize = Math.max(MIN_PAGE_SIZE, Math.floor(memory.pageSize / 2));
        deps.log?.warn(
          { request: error.detail, pageSize: memory.pageSize },
          "asking for less at once",
        );
      } else if (error.reason === "parameter-refused") {
        return attemptWithoutDoubtful(deps, call, context, error);
      } else {
        throw error;
      }
    }
  }
}

/** Code 100 without a name: the unproven fields are tried as the reason, and forgotten if they were not. */
async function attemptWithoutDoubtful<T>(
  deps: GraphDeps,
  call: FieldCall<T>,
  context: CallContext,
  refusal: InstagramError,
): Promise<T> {
  const { droppedFields } = context.memory;
  const doubtful = (call.fields.doubtful ?? []).filter((name) => !droppedFields.includes(name));
  if (doubtful.length === 0) throw refusal;
  const result = await attempt(deps, call, context, [...droppedFields, ...doubtful]);
  droppedFields.push(...doubtful);
  return result;
}

function attempt<T>(
  deps: GraphDeps,
  call: FieldCall<T>,
  context: CallContext,
  dropped: readonly string[],
): Promise<T> {
  const query: Record<string, string | undefined> = {
    ...call.query(context.memory),
    fields: fieldList(call.fields, dropped),
  };
  for (const name of call.droppableParameters ?? []) {
    if (dropped.includes(name)) query[name] = undefined;
  }
  return sendGraph(deps, { ...call, query, droppable: droppableOf(call, dropped) }, context);
}

function droppableOf<T>(call: FieldCall<T>, dropped: readonly string[]): string[] {
  const { optional, doubtful = [], children } = call.fields;
  const names = new Set([...optional, ...doubtful, ...(call.droppableParameters ?? [])]);
  if (children) for (const name of ["children", ...children.optional]) names.add(name);
  for (const name of dropped) names.delete(name);
  return [...names];
}

function fieldList(fields: FieldSet, dropped: readonly string[]): string {
  const kept = (names: readonly string[]) => names.filter((name) => !dropped.includes(name));
  const list = [...fields.required, ...kept(fields.optional), ...kept(fields.doubtful ?? [])];
  if (fields.children && !dropped.includes("children")) {
    const inner = [...fields.children.required, ...kept(fields.children.optional)];
    list.push(`children{${inner.join(",")}}`);
  }
  return list.join(",");
}
