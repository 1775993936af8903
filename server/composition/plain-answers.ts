import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import type { DamageWatch } from "../alerts/damage-watch.ts";
import { AwayError } from "../db/sqlite.ts";
import type { Log } from "../logging/log.ts";
import type { PageAssets } from "../pages/frame/assets.ts";
import { createPlainPages, isForReading } from "../routes/plain-pages.ts";
import { databaseSentence, RequestError } from "../shared/errors.ts";

interface AnswerErrorDeps {
  readonly damage: Pick<DamageWatch, "note">;
  readonly log: Log;
}

/** What is answered where no page of its own says it: people get a page, programs JSON. */
export function createPlainAnswers(
  deps: AnswerErrorDeps,
  assets: PageAssets,
  publicUrl: string,
): { readonly onError: ErrorHandler; readonly notFound: NotFoundHandler } {
  const plainPages = createPlainPages(assets, publicUrl);
  return {
    onError(error, c) {
      const { status, code, message } = plainAnswerTo(deps, error, c);
      const isOfLink = c.req.path.startsWith("/reconnect/");
      // What a program did wrong is said to it word for word; people are told what they can do.
      if (isForReading(c.req.header("accept")) && (status >= 500 || isOfLink)) {
        return plainPages.failure(status).fetch(c.req.raw, c.env);
      }
      return c.json({ error: { code, message } }, status);
    },
    notFound: (c) =>
      isForReading(c.req.header("accept"))
        ? plainPages.nothingHere.fetch(c.req.raw, c.env)
        : c.json(
            { error: { code: "not-found", message: "There is nothing at this address." } },
            404,
          ),
  };
}

function plainAnswerTo({ damage, log }: AnswerErrorDeps, error: Error, c: Context) {
  if (error instanceof RequestError) return error;
  if (error instanceof AwayError) {
    return { status: 503, code: "restoring", message: error.message } as const;
  }
  const sentence = databaseSentence(error);
  if (sentence !== undefined) {
    damage.note(error, "answering a request");
    return { status: 503, code: "database", message: sentence } as const;
  }
  log.error({ err: error, method: c.req.method, path: c.req.path }, "a request failed");
  const message = "Something went wrong; the log says what.";
  return { status: 500, code: "internal", message } as const;
}
