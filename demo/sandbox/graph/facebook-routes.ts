import { createHmac } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Account, Page } from "../accounts.ts";
import type { HostEnv } from "../host-env.ts";
import { jsonResponse } from "../json.ts";
import { sameSecret } from "../oauth/authorization.ts";
import { cannotParse, permissionMissing, readTokenText } from "../oauth/token-routes.ts";
import { LONG_LIFE_MS, type Token } from "../oauth/tokens.ts";
import { readFormFields } from "../requests.ts";
import { FACEBOOK_APP, FACEBOOK_PERSON, type World } from "../world.ts";
import { addDataRoutes, askedFields } from "./data-routes.ts";
import { type FieldTree, selectFields } from "./fields.ts";
import { MetaError } from "./meta-error.ts";
import { pageResponse } from "./page-response.ts";
import { readPageRequest, sliceList } from "./paging.ts";
import { serializeProfile } from "./profile.ts";

/** `graph.facebook.com`: Facebook Login's tokens, Pages, and the accounts that hang on them. */
export function createFacebookRoutes(world: World): Hono<HostEnv> {
  const app = new Hono<HostEnv>();

  app.on(["GET", "POST"], "/oauth/access_token", async (c) => {
    const params = { ...c.req.query(), ...(await readFormFields(c)) };
    if (params.client_id !== FACEBOOK_APP.id) {
      throw new MetaError(
        "Error validating application. Cannot get application info due to a system error.",
        { code: 101 },
      );
    }
    if (!sameSecret(params.client_secret ?? "", FACEBOOK_APP.secret)) {
      throw new MetaError("Error validating client secret.", { code: 1 });
    }
    const token =
      params.grant_type === "fb_exchange_token"
        ? exchangeToken(params.fb_exchange_token ?? "", world)
        : exchangeCode(params, world);
    return jsonResponse({
      access_token: token.value,
      token_type: "bearer",
      expires_in: Math.floor(((token.expiresAt ?? 0) - world.now()) / 1000),
    });
  });

  app.get("/debug_token", (c) => {
    if (c.req.query("access_token") !== `${FACEBOOK_APP.id}|${FACEBOOK_APP.secret}`) {
      throw new MetaError(
        "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app",
        { code: 100 },
      );
    }
    return jsonResponse({ data: describeToken(c.req.query("input_token") ?? "", world) });
  });

  app.get("/me/accounts", (c) => {
    const token = readFacebookToken(c, world);
    const pages = token.scopes.includes("pages_show_list")
      ? token.pages.filter((page) => !page.roleLost)
      : [];
    const url = new URL(c.req.url);
    const request = readPageRequest(url.searchParams);
    const slice = sliceList(pages, request);
    const asked = askedFields(c);
    const data = slice.items.map((page) => serializePage(page, asked, token, world));
    const base = `${world.origin}/facebook-graph/me/accounts`;
    return pageResponse(data, slice, request, { base, asked: url, token: token.value });
  });

  app.get("/me/permissions", (c) => {
    const token = readFacebookToken(c, world);
    return jsonResponse({
      data: token.scopes.map((permission) => ({ permission, status: "granted" })),
    });
  });

  app.get("/me", (c) => {
    const token = readFacebookToken(c, world);
    const [page] = token.pages;
    const node =
      token.kind === "page" && page
        ? pageFields(page, token, world)
        : { id: FACEBOOK_PERSON.id, name: FACEBOOK_PERSON.name, email: undefined };
    return jsonResponse(
      selectFields(node, askedFields(c), token.kind === "page" ? "Page" : "User"),
    );
  });

  app.get("/:id", async (c, next) => {
    const token = readFacebookToken(c, world);
    const page = token.pages.find((one) => one.id === c.req.param("id"));
    if (!page) return next();
    return jsonResponse(serializePage(page, askedFields(c), token, world));
  });

  addDataRoutes(app, {
    world,
    base: `${world.origin}/facebook-graph`,
    authorize(c) {
      const token = readFacebookToken(c, world);
      if (!token.scopes.includes("instagram_basic")) throw permissionMissing();
      if (token.dataAccessExpiresAt !== undefined && world.now() >= token.dataAccessExpiresAt) {
        throw permissionMissing();
      }
      return token;
    },
    accountFor: (token, id) => accountOf(token, id),
  });
  return app;
}

function accountOf(token: Token, id: string): Account | undefined {
  return token.pages.find((page) => page.account?.professionalId === id)?.account;
}

function exchangeCode(params: Readonly<Record<string, string>>, world: World): Token {
  const code = world.tokens.findCode(params.code ?? "");
  if (code?.api !== "facebook-login") {
    throw new MetaError("Invalid verification code format.", { code: 100 });
  }
  if (code.redirectUri !== params.redirect_uri) {
    throw new MetaError(
      "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
      { code: 100, subcode: 36_008 },
    );
  }
  if (code.used) {
    throw new MetaError("This authorization code has been used.", { code: 100, subcode: 36_009 });
  }
  if (!world.tokens.isCodeOpen(code)) {
    throw new MetaError("This authorization code has expired.", { code: 100, subcode: 36_007 });
  }
  code.used = true;
  const { api, account, pages, scopes } = code;
  return world.tokens.issue({ api, kind: "short", account, pages, scopes });
}

/** A living token for one of sixty days; the 90 days of data access do not start anew by it. */
function exchangeToken(value: string, world: World): Token {
  const { api, account, pages, scopes, dataAccessExpiresAt } = world.tokens.check(value);
  return world.tokens.issue({
    api,
    kind: "long",
    account,
    pages,
    scopes,
    dataAccessExpiresAt,
    expiresAt: world.now() + LONG_LIFE_MS,
  });
}

function readFacebookToken(c: Context, world: World): Token {
  const value = readTokenText(c);
  if (value === undefined) {
    throw new MetaError(
      "An active access token must be used to query information about the current user.",
      { code: 2500 },
    );
  }
  if (!value.startsWith("EAA")) throw cannotParse();
  const proof = c.req.query("appsecret_proof");
  const right = createHmac("sha256", FACEBOOK_APP.secret).update(value).digest("hex");
  if (proof !== undefined && !sameSecret(proof, right)) {
    throw new MetaError("Invalid appsecret_proof provided in the API argument", {
      code: 100,
      type: "GraphMethodException",
    });
  }
  if (proof === undefined && world.settings.appSecretProofRequired) {
    throw new MetaError("API calls from the server require an appsecret_proof argument", {
      code: 100,
      type: "GraphMethodException",
    });
  }
  return world.tokens.check(value);
}

function serializePage(page: Page, asked: FieldTree, token: Token, world: World) {
  return selectFields(pageFields(page, token, world), asked, "Page");
}

function pageFields(page: Page, token: Token, world: World) {
  const { account } = page;
  return {
    id: page.id,
    name: page.name,
    // Functions, so that a token is made only when it is asked for.
    access_token: () => world.tokens.pageToken(page, token).value,
    tasks: ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE"],
    category: "Local business",
    link: `https://www.facebook.com/${page.id}`,
    instagram_business_account: (asked: FieldTree | undefined) =>
      account &&
      serializeProfile(account, asked ?? new Map([["id", undefined]]), "facebook-login", world),
  };
}

function describeToken(value: string, world: World): Record<string, unknown> {
  const token = world.tokens.find(value);
  if (token?.api !== "facebook-login") {
    return {
      is_valid: false,
      scopes: [],
      error: { code: 190, message: "Invalid OAuth access token data." },
    };
  }
  const alive = world.tokens.isAlive(value);
  return {
    app_id: FACEBOOK_APP.id,
    type: token.kind === "page" ? "PAGE" : "USER",
    application: "Windowbox Sandbox",
    data_access_expires_at: Math.floor((token.dataAccessExpiresAt ?? 0) / 1000),
    // 0 is Meta's word for never.
    expires_at: Math.floor((token.expiresAt ?? 0) / 1000),
    issued_at: Math.floor(token.issuedAt / 1000),
    is_valid: alive,
    ...(!alive && { error: { code: 190, message: "Error validating access token." } }),
    scopes: token.scopes,
    user_id: FACEBOOK_PERSON.id,
  };
}
