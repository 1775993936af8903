import { parseFields, unknownField } from "../graph/fields.ts";
import { graphErrorBody } from "../graph/meta-error.ts";
import type { RecordedRequest } from "../requests.ts";
import type { Scenario } from "./scenario.ts";

const NEEDED = ["id", "username", "children", "media_type", "media_url", "timestamp"];

/** Code 100 about a field; the request decides which. */
export const FIELD_SCENARIOS = {
  "field-unknown": {
    what: "100 naming an optional field that was asked for",
    code: 100,
    answer: (request) => refuse(optionalFieldOf(request)),
  },
  "field-unknown-in-children": {
    what: "100 naming a field that was asked for in children",
    code: 100,
    answer: (request) => refuse(childFieldOf(request)),
  },
  "field-unknown-never-asked": {
    what: "100 naming a field that nobody asked for",
    code: 100,
    answer: () => refuse("hologram_url"),
  },
  "field-unknown-unnamed": {
    what: "100 about a field, without its name",
    code: 100,
    answer: () => ({
      status: 400,
      json: graphErrorBody("(#100) Tried accessing nonexisting field", { code: 100 }),
    }),
  },
  "field-needed-unknown": {
    what: "100 naming a field that one cannot do without",
    code: 100,
    answer: () => refuse("id"),
  },
} as const satisfies Record<string, Scenario>;

function refuse(name: string) {
  const { message, details } = unknownField(name);
  return { status: 400, json: graphErrorBody(message, details) };
}

function optionalFieldOf(request: RecordedRequest): string {
  const names = [...parseFields(request.params.fields ?? "id").keys()];
  return names.filter((name) => !NEEDED.includes(name)).at(-1) ?? "caption";
}

function childFieldOf(request: RecordedRequest): string {
  const children = parseFields(request.params.fields ?? "id").get("children");
  return (
    [...(children?.keys() ?? [])].filter((name) => !NEEDED.includes(name)).at(-1) ?? "alt_text"
  );
}
