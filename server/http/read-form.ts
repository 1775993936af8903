import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { RequestError } from "../shared/errors.ts";

/** The text fields of a posted form; `""` where there is none. */
interface Form {
  (name: string): string;
  all(name: string): string[];
}

/** Files are nobody's here and read as missing. */
export async function readForm(c: Context): Promise<Form> {
  let body: Record<string, unknown>;
  try {
    body = await c.req.parseBody({ all: true });
  } catch (cause) {
    const error = new RequestError(400, "unreadable-form", "That form could not be read.");
    error.cause = cause;
    throw error;
  }
  const all = (name: string) => [body[name]].flat().filter((entry) => typeof entry === "string");
  return Object.assign((name: string) => all(name)[0] ?? "", { all });
}

/** @param sentence for who sends more. */
export function limitForm(maxBytes: number, sentence: string): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBytes,
    onError() {
      throw new RequestError(413, "form-too-large", sentence);
    },
  });
}
