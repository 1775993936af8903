import type { Context } from "hono";
import { RequestError } from "../../errors.ts";

/** The text fields of a posted form; files and repeated fields are nobody's here. */
export async function readForm(c: Context): Promise<(name: string) => string> {
  let body: Record<string, unknown>;
  try {
    body = await c.req.parseBody();
  } catch (cause) {
    const error = new RequestError(400, "unreadable-form", "That form could not be read.");
    error.cause = cause;
    throw error;
  }
  return (name) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return typeof value === "string" ? value : "";
  };
}
