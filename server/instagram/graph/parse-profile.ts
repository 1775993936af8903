import { z } from "zod";
import { omitAbsent } from "../../shared/omit-absent.ts";
import type { Profile } from "../types.ts";
import {
  optionalCount,
  optionalHttpUrl,
  optionalId,
  optionalText,
  unwrap,
  upperCaseWord,
} from "./wire.ts";

const MAX_BIOGRAPHY_LENGTH = 2000;
const MAX_NAME_LENGTH = 200;

const profileReply = z.object({
  id: optionalId,
  user_id: optionalId,
  username: z.string().regex(/^[\p{L}\p{N}._-]{1,100}$/u),
  name: optionalText(MAX_NAME_LENGTH),
  account_type: upperCaseWord.optional().catch(undefined),
  biography: optionalText(MAX_BIOGRAPHY_LENGTH),
  website: optionalHttpUrl,
  profile_picture_url: optionalHttpUrl,
  followers_count: optionalCount,
  follows_count: optionalCount,
  media_count: optionalCount,
});

/**
 * A profile, flat or inside `data[0]`; without a username or any id it is none. What `id` means differs:
 * the app-scoped id on graph.instagram.com, the account's own (`1784…`) on graph.facebook.com.
 */
export function parseProfile(
  reply: unknown,
  idMeans: "app-scoped" | "professional",
): Profile | undefined {
  const parsed = profileReply.safeParse(unwrap(reply));
  if (!parsed.success) return undefined;
  const wire = parsed.data;
  if (wire.id === undefined && wire.user_id === undefined) return undefined;
  return omitAbsent<Profile>({
    username: wire.username,
    appScopedId: idMeans === "app-scoped" ? wire.id : undefined,
    professionalId: idMeans === "professional" ? wire.id : wire.user_id,
    name: wire.name,
    accountType: wire.account_type,
    biography: wire.biography,
    website: wire.website,
    profilePictureUrl: wire.profile_picture_url,
    followersCount: wire.followers_count,
    followsCount: wire.follows_count,
    mediaCount: wire.media_count,
  });
}
