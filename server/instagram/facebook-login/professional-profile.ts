import { InstagramError } from "../errors/instagram-error.ts";
import type { FieldSet } from "../graph/field-request.ts";
import { parseProfile } from "../graph/parse-profile.ts";
import type { CallContext, Credential, Profile } from "../types.ts";
import { type FacebookGraph, readFacebook } from "./facebook-graph.ts";

const PROFILE_FIELDS: FieldSet = {
  required: ["id", "username"],
  optional: [
    "name",
    "biography",
    "website",
    "profile_picture_url",
    "followers_count",
    "follows_count",
    "media_count",
  ],
};

export function fetchProfessionalProfile(
  graph: FacebookGraph,
  credential: Credential,
  context: CallContext,
): Promise<Profile> {
  return readFacebook(
    graph,
    {
      path: [professionalIdOf(credential)],
      token: credential.accessToken,
      fields: PROFILE_FIELDS,
      parse: (reply) => parseProfile(reply, "professional"),
    },
    context,
  );
}

export function professionalIdOf(credential: Credential): string {
  if (credential.professionalId === undefined) throw new InstagramError("user-id-invalid");
  return credential.professionalId;
}
