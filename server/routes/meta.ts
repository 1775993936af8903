import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { readForm } from "../http/read-form.ts";
import type { DeletionRequests } from "../meta/deletion-requests.ts";
import { RequestError } from "../shared/errors.ts";

const MAX_FORM_BYTES = 16 * 1024;

/**
 * Called by Meta's servers, so there is no session and no origin to check: the signature is all there is.
 * Deauthorizing and asking for deletion delete the same; only the answers differ.
 */
export function createMetaRoutes(deps: {
  readonly deletions: DeletionRequests;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}): Hono {
  const { deletions, publicUrl } = deps;
  const app = new Hono();
  app.use(secureHeaders({ strictTransportSecurity: false }));
  app.use(bodyLimit({ maxSize: MAX_FORM_BYTES, onError: refuseLongForm }));

  app.post("/deauthorize", async (c) => {
    const field = await readForm(c);
    await deletions.accept(field("signed_request"), "deauthorized");
    return c.json({ status: "deleted" });
  });

  app.post("/data-deletion", async (c) => {
    const field = await readForm(c);
    const code = await deletions.accept(field("signed_request"), "data-deleted");
    return c.json({ url: `${publicUrl}/deletion/${code}`, confirmation_code: code });
  });

  return app;
}

function refuseLongForm(): never {
  throw new RequestError(413, "form-too-large", "That is more text than Meta ever sends here.");
}
