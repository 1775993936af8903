import { createHmac } from "node:crypto";
import type { Secret } from "../../shared/secret.ts";
import { type FieldSet, requestFields } from "../graph/field-request.ts";
import { type GraphDeps, SMALL_REPLY_BYTES } from "../graph/graph-request.ts";
import { DATA_API_VERSION, type InstagramHosts, joinUrl } from "../hosts.ts";
import type { AppCredentials, CallContext } from "../types.ts";

/** What every file of this API is given. */
export interface FacebookGraph {
  readonly deps: GraphDeps;
  readonly hosts: InstagramHosts;
}

interface FacebookRead<T> {
  readonly path: readonly string[];
  readonly token: Secret;
  readonly fields: FieldSet;
  readonly query?: (pageSize: number) => Readonly<Record<string, string | undefined>>;
  readonly paged?: boolean;
  readonly maxBytes?: number;
  parse(reply: unknown): T | undefined;
}

export function facebookUrl(graph: FacebookGraph, ...path: readonly string[]): URL {
  return joinUrl(graph.hosts.facebookGraph, DATA_API_VERSION, ...path);
}

/**
 * Reads one node or edge of graph.facebook.com, signed with `appsecret_proof` where the app is known. A
 * pasted token may belong to another app than the one configured: its proof is refused with code 100 like
 * an unknown field, and left out from then on like one.
 */
export function readFacebook<T>(
  graph: FacebookGraph,
  read: FacebookRead<T>,
  context: CallContext,
): Promise<T> {
  const { path, query, maxBytes = SMALL_REPLY_BYTES, ...rest } = read;
  return requestFields(
    graph.deps,
    {
      ...rest,
      api: "facebook-login",
      url: facebookUrl(graph, ...path),
      maxBytes,
      query: ({ pageSize }) => ({
        ...query?.(pageSize),
        access_token: read.token.reveal(),
        appsecret_proof: context.app && appSecretProof(read.token, context.app),
      }),
      droppableParameters: context.app ? ["appsecret_proof"] : [],
    },
    context,
  );
}

/** Hexadecimal HMAC-SHA256 of the token, keyed with the app secret (Meta: "Secure Graph API calls"). */
function appSecretProof(token: Secret, app: AppCredentials): string {
  return createHmac("sha256", app.secret.reveal()).update(token.reveal()).digest("hex");
}
