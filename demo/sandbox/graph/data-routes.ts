import type { Context, Hono } from "hono";
import type { Account } from "../accounts.ts";
import type { HostEnv } from "../host-env.ts";
import { jsonResponse } from "../json.ts";
import type { Token } from "../oauth/tokens.ts";
import type { World } from "../world.ts";
import { type FieldTree, parseFields } from "./fields.ts";
import { serializeChild, serializePost } from "./media.ts";
import { MetaError } from "./meta-error.ts";
import { pageResponse } from "./page-response.ts";
import { readPageRequest, slicePosts } from "./paging.ts";
import { serializeProfile } from "./profile.ts";

/** What both Graph hosts share: profile, posts, one post, its children. */
interface DataRoutes {
  readonly world: World;
  /** Host prefix, for `paging.next`. */
  readonly base: string;
  /** Reads and checks the token and what it may do. */
  readonly authorize: (c: Context) => Token;
  /** The account that an id in a path means, if the token may read it. */
  readonly accountFor: (token: Token, id: string) => Account | undefined;
}

export function addDataRoutes(app: Hono<HostEnv>, routes: DataRoutes): void {
  const { world } = routes;

  app.get("/:id/media", (c) => {
    const token = routes.authorize(c);
    const account = routes.accountFor(token, c.req.param("id"));
    if (!account) throw missingObject(c.req.param("id"));
    world.throttle.check(account);
    return serializeMediaPage(c, account, token, routes);
  });

  app.get("/:id/children", (c) => {
    const token = routes.authorize(c);
    const { account, post } = findReadable(token, c.req.param("id"), routes);
    const asked = askedFields(c);
    const view = { api: token.api, cdn: world.cdn, refused: world.settings.refusedFields };
    return jsonResponse({
      data: post.children.map((child) => serializeChild(account, post, child, asked, view)),
    });
  });

  app.get("/:id", (c) => {
    const token = routes.authorize(c);
    const id = c.req.param("id");
    const account = routes.accountFor(token, id);
    world.throttle.check(account);
    if (account) return jsonResponse(serializeProfile(account, askedFields(c), token.api, world));
    const found = findReadable(token, id, routes);
    const view = { api: token.api, cdn: world.cdn, refused: world.settings.refusedFields };
    return jsonResponse(serializePost(found.account, found.post, askedFields(c), view));
  });
}

function serializeMediaPage(
  c: Context<HostEnv>,
  account: Account,
  token: Token,
  routes: DataRoutes,
): Response {
  const { world } = routes;
  const url = new URL(c.req.url);
  const asked = askedFields(c);
  const request = readPageRequest(url.searchParams);
  const slice = slicePosts(account.posts, request);
  const view = { api: token.api, cdn: world.cdn, refused: world.settings.refusedFields };
  const data = slice.items.map((post) => serializePost(account, post, asked, view));
  const version = c.env.version === undefined ? "" : `/${c.env.version}`;
  const base = `${routes.base}${version}/${idFor(account, token)}/media`;
  return pageResponse(data, slice, request, { base, asked: url, token: token.value });
}

function findReadable(token: Token, id: string, { world, accountFor }: DataRoutes) {
  const found = world.accounts.findPost(id);
  if (!found || accountFor(token, found.account.professionalId) !== found.account) {
    throw missingObject(id);
  }
  world.throttle.check(found.account);
  return found;
}

function idFor(account: Account, token: Token): string {
  return token.api === "basic-display" ? account.basicDisplayId : account.professionalId;
}

/** Without `fields` only the id comes back. */
export function askedFields(c: Context): FieldTree {
  return parseFields(c.req.query("fields") || "id");
}

function missingObject(id: string): MetaError {
  return new MetaError(
    `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { code: 100, subcode: 33, type: "IGApiException" },
  );
}
