import type { ApiName } from "../../../server/instagram/types.ts";
import type { Account } from "../accounts.ts";
import type { World } from "../world.ts";
import { type FieldTree, type NodeFields, selectFields } from "./fields.ts";

/** The account as the API tells it: which fields exist depends on the API. */
export function serializeProfile(account: Account, asked: FieldTree, api: ApiName, world: World) {
  return selectFields(profileFields(account, api, world), asked, "ShadowIGUser", refused(world));
}

function refused(world: World): ReadonlySet<string> {
  return world.settings.refusedFields;
}

function profileFields(account: Account, api: ApiName, world: World): NodeFields {
  const counted = {
    username: account.username,
    media_count: account.posts.length,
  };
  if (api === "basic-display") {
    return { ...counted, id: account.basicDisplayId, account_type: account.accountType };
  }
  const professional = {
    ...counted,
    name: account.name,
    biography: account.biography,
    website: account.website,
    profile_picture_url:
      account.picture && world.cdn.sign(`avatar/${account.professionalId}_n`, account.picture),
    has_profile_pic: account.picture !== undefined,
    followers_count: account.followersCount,
    follows_count: account.followsCount,
    is_published: true,
  };
  if (api === "facebook-login")
    return { ...professional, id: account.professionalId, ig_id: account.professionalId };
  return {
    ...professional,
    id: account.appScopedId,
    user_id: account.professionalId,
    account_type: account.accountType,
  };
}
