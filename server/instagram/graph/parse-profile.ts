import { z } from "zod";
import type { Profile } from "../types.ts";
import {
  optionalCount,
  optionalHttpUrl,
  optionalId,
  optionalText,
  setPresent,
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
  const profile: Profile = { username: wire.username };
  setPresent(profile, "appScopedId", idMeans === "app-scoped" ? wire.id : undefined);
  setPresent(profile, "professionalId", idMeans === "professional" ? wire.id : wire.user_id);
  setPresent(profile, "name", wire.name);
  setPresent(profile, "accountType", wire.account_type);
  setPresent(profile, "biography", wire.biography);
  setPresent(profile, "website", wire.website);
  setPresent(profile, "profilePictureUrl", wire.profile_picture_url);
  setPresent(profile, "followersCount", wire.followers_count);
  setPresent(profile, "followsCount", wire.follows_count);
  setPresent(profile, "mediaCount", wire.media_count);
  return profile;
}
