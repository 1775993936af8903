import { omitAbsent } from "../../shared/omit-absent.ts";
import type { ErrorReason } from "../errors/error-table.ts";
import { InstagramError } from "../errors/instagram-error.ts";
import type { CallContext, Candidate, Credential, TokenResponse } from "../types.ts";
import type { FacebookGraph } from "./facebook-graph.ts";
import type { LinkedPage, PageListing } from "./facebook-pages.ts";
import { fetchProfessionalProfile } from "./professional-profile.ts";
import type { TokenInspection } from "./token-inspection.ts";

/**
 * The accounts that hang on the Pages, each with the token of its Page. Throws where there is none.
 * @param inspection of the person's token
 */
export async function findCandidates(
  graph: FacebookGraph,
  listing: PageListing,
  inspection: TokenInspection,
  context: CallContext,
): Promise<Candidate[]> {
  if (listing.linked.length === 0)
    throw new InstagramError(reasonForNoAccount(listing, inspection), { interactive: true });
  const candidates: Candidate[] = [];
  let refused: InstagramError | undefined;
  for (const page of listing.linked) {
    const tokenResponse = tokenResponseOf(page, inspection);
    const { pageName } = page;
    try {
      const profile =
        page.profile ?? (await fetchProfessionalProfile(graph, tokenResponse.credential, context));
      candidates.push(omitAbsent<Candidate>({ tokenResponse, profile, pageName }));
    } catch (error) {
      // A Page on which the person may do less, a customer's for example, keeps no other from being connected.
      if (!(error instanceof InstagramError) || error.kind === "transient") throw error;
      refused ??= error;
    }
  }
  if (refused && candidates.length === 0) throw refused;
  return candidates;
}

/** A permission left unticked makes Pages or their accounts vanish from the list without a word. */
function reasonForNoAccount(listing: PageListing, { permissions }: TokenInspection): ErrorReason {
  const isMissing = (scope: string) => permissions !== undefined && !permissions.includes(scope);
  if (isMissing("instagram_basic") || isMissing("pages_show_list")) return "permission-missing";
  return listing.pageCount === 0 ? "no-page" : "no-linked-account";
}

function tokenResponseOf(
  page: LinkedPage,
  { userToken, ...inspection }: TokenInspection,
): TokenResponse {
  return {
    credential: omitAbsent<Credential>({
      accessToken: page.pageToken,
      userToken,
      professionalId: page.professionalId,
      pageId: page.pageId,
    }),
    ...inspection,
  };
}
