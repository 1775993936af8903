import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { limitForm, readForm } from "../http/read-form.ts";
import type { DeletionRequests } from "../meta/deletion-requests.ts";

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
  app.use(limitForm(MAX_FORM_BYTES, "That is more text than Meta ever sends here."));

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
