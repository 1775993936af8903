import { z } from "zod";
import { omitAbsent } from "../../shared/omit-absent.ts";
import { Secret } from "../../shared/secret.ts";
import { nextCursor, pagingReply } from "../graph/paging.ts";
import { parseProfile } from "../graph/parse-profile.ts";
import { optionalText, wireId } from "../graph/wire.ts";
import type { CallContext, Profile } from "../types.ts";
import { type FacebookGraph, readFacebook } from "./facebook-graph.ts";

/** A Facebook Page with the professional account that hangs on it. */
export interface LinkedPage {
  readonly pageId: string;
  readonly pageName?: string;
  readonly pageToken: Secret;
  readonly professionalId: string;
  /** As far as the listing has it; without a username it has too little. */
  readonly profile?: Profile;
}

export interface PageListing {
  readonly linked: readonly LinkedPage[];
  /** All Pages, also those without an account or without a token. */
  readonly pageCount: number;
  /** A person's token lists the person's Pages, a Page's only its own. */
  readonly tokenOf: "person" | "page";
}

const PAGES_PER_LISTING = 100;
/** Four thousand Pages; whoever has more picks them at Facebook. */
const MAX_LISTINGS = 40;
const MAX_PAGE_NAME_LENGTH = 200;

const ACCOUNT_FIELDS = "instagram_business_account{id,username,name,profile_picture_url}";

const pageNode = z.object({
  id: wireId,
  name: optionalText(MAX_PAGE_NAME_LENGTH),
  access_token: z
    .string()
    .regex(/^[\x21-\x7e]{1,4096}$/)
    .optional()
    .catch(undefined),
  instagram_business_account: z.object({ id: wireId }).loose().optional().catch(undefined),
});

const pageList = pagingReply.extend({ data: z.array(z.unknown()) });

/** Every Page the person granted, by cursor; Pages without an account or a token are only counted. */
export async function listPages(
  graph: FacebookGraph,
  userToken: Secret,
  context: CallContext,
): Promise<PageListing> {
  const linked: LinkedPage[] = [];
  let pageCount = 0;
  let after: string | undefined;
  for (let listing = 0; listing < MAX_LISTINGS; listing += 1) {
    const reply = await readPageList(graph, userToken, after, context);
    pageCount += reply.data.length;
    for (const raw of reply.data) {
      const page = parseLinkedPage(raw);
      if (page) linked.push(page);
    }
    const next = nextCursor(reply.paging);
    if (next === undefined || next === after) break;
    after = next;
  }
  return { linked, pageCount, tokenOf: "person" };
}

/** The Page that a Page token belongs to, where it has an account. */
export function readOwnPage(
  graph: FacebookGraph,
  pageToken: Secret,
  context: CallContext,
): Promise<PageListing> {
  return readFacebook(
    graph,
    {
      path: ["me"],
      token: pageToken,
      fields: { required: ["id", "name", ACCOUNT_FIELDS], optional: [] },
      parse: (reply) => {
        const node = z.looseObject({ id: wireId }).safeParse(reply);
        if (!node.success) return undefined;
        const page = parseLinkedPage({ ...node.data, access_token: pageToken.reveal() });
        return { linked: page ? [page] : [], pageCount: 1, tokenOf: "page" };
      },
    },
    context,
  );
}

function readPageList(
  graph: FacebookGraph,
  token: Secret,
  after: string | undefined,
  context: CallContext,
) {
  return readFacebook(
    graph,
    {
      path: ["me", "accounts"],
      token,
      fields: { required: ["id", "name", "access_token", ACCOUNT_FIELDS], optional: [] },
      query: () => ({ limit: String(PAGES_PER_LISTING), after }),
      parse: (reply) => pageList.safeParse(reply).data,
    },
    context,
  );
}

function parseLinkedPage(raw: unknown): LinkedPage | undefined {
  const parsed = pageNode.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, name, access_token, instagram_business_account: account } = parsed.data;
  if (!account || access_token === undefined) return undefined;
  const profile = parseProfile(account, "professional");
  return omitAbsent<LinkedPage>({
    pageId: id,
    pageName: name,
    pageToken: new Secret(access_token),
    professionalId: account.id,
    profile,
  });
}
