import { type Context, Hono } from "hono";
import { MetaError } from "../graph/meta-error.ts";
import type { HostEnv } from "../host-env.ts";
import { jsonResponse } from "../json.ts";
import { readFormFields } from "../requests.ts";
import { INSTAGRAM_APP, type World } from "../world.ts";
import { sameSecret } from "./authorization.ts";
import { REFRESH_AGE_MS, type Token } from "./tokens.ts";

/** `api.instagram.com`: the code exchange, in the flat form that is seen on the wire. */
export function createCodeRoutes(world: World): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  app.post("/oauth/access_token", async (c) => {
    const form = await readFormFields(c);
    const refuse = (message: string) => new MetaError(message, { code: 400 });
    if (form.client_id !== INSTAGRAM_APP.id) throw refuse("Invalid platform app");
    if (!sameSecret(form.client_secret ?? "", INSTAGRAM_APP.secret)) {
      throw refuse("Error validating client secret");
    }
    if (form.grant_type !== "authorization_code") throw refuse("Invalid grant_type");
    const code = world.tokens.findCode(form.code ?? "");
    if (!code?.account || !world.tokens.isCodeOpen(code)) {
      throw refuse("Matching code was not found or was already used");
    }
    if (form.redirect_uri !== code.redirectUri) throw refuse("Invalid redirect_uri");
    code.used = true;
    const { api, account, pages, scopes } = code;
    const token = world.tokens.issue({ api, kind: "short", account, pages, scopes });
    const basic = api === "basic-display";
    return jsonResponse({
      access_token: token.value,
      // Larger than 2^53 and yet a bare number.
      user_id: BigInt(basic ? account.basicDisplayId : account.appScopedId),
      ...(!basic && { permissions: scopes }),
    });
  });
  return app;
}

/** The two token endpoints of `graph.instagram.com`, which have no version. */
export function createExchangeRoutes(world: World): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  app.get("/access_token", (c) => {
    requireGrantType(c, "ig_exchange_token");
    if (!sameSecret(c.req.query("client_secret") ?? "", INSTAGRAM_APP.secret)) {
      throw new MetaError("Error validating client secret.", { code: 1, status: 400 });
    }
    const token = readInstagramToken(c, world);
    if (token.kind !== "short") throw sessionKeyInvalid();
    return tellGrant(issueLong(token, world), world);
  });
  app.get("/refresh_access_token", (c) => {
    requireGrantType(c, "ig_refresh_token");
    const token = readInstagramToken(c, world);
    if (token.kind !== "long") throw sessionKeyInvalid();
    const needed = token.api === "basic-display" ? "user_profile" : "instagram_business_basic";
    if (!token.scopes.includes(needed)) throw permissionMissing();
    if (world.now() < token.issuedAt + REFRESH_AGE_MS) {
      // No source shows the real text: a refresh within the first day is only said to fail.
      throw new MetaError("The access token is too new to be refreshed.", {
        code: 100,
        type: "IGApiException",
      });
    }
    if (world.settings.refreshedToken === "new") return tellGrant(issueLong(token, world), world);
    return tellGrant(world.tokens.renew(token), world);
  });
  return app;
}

function issueLong(token: Token, world: World): Token {
  const { api, account, pages, scopes } = token;
  return world.tokens.issue({ api, kind: "long", account, pages, scopes });
}

function tellGrant(token: Token, world: World): Response {
  return jsonResponse({
    access_token: token.value,
    token_type: "bearer",
    expires_in: Math.floor(((token.expiresAt ?? 0) - world.now()) / 1000),
  });
}

function requireGrantType(c: Context, grantType: string): void {
  if (c.req.query("grant_type") === grantType) return;
  throw new MetaError("Invalid grant_type", { code: 100 });
}

/** A token for `graph.instagram.com`; Facebook's look like any broken token here. */
export function readInstagramToken(c: Context, world: World): Token {
  const value = readTokenText(c);
  if (value === undefined) {
    throw new MetaError("An access token is required to request this resource.", { code: 104 });
  }
  if (!/^IG/.test(value)) throw cannotParse();
  return world.tokens.check(value);
}

/** From the query or from the Bearer header: both are accepted. */
export function readTokenText(c: Context): string | undefined {
  const bearer = /^Bearer\s+(.+)$/i.exec(c.req.header("authorization") ?? "");
  return c.req.query("access_token") ?? bearer?.[1];
}

export function cannotParse(): MetaError {
  return new MetaError("Invalid OAuth access token - Cannot parse access token", {
    code: 190,
    status: 401,
  });
}

export function permissionMissing(): MetaError {
  return new MetaError("(#10) Application does not have permission for this action", {
    code: 10,
    status: 403,
  });
}

function sessionKeyInvalid(): MetaError {
  return new MetaError(
    "Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session",
    { code: 452 },
  );
}
