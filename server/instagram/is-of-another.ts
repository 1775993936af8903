interface Ids {
  readonly appScopedId?: string | undefined;
  readonly professionalId?: string | undefined;
}

/**
 * Whether a profile is of somebody else: both have an id of the same kind, and not one id in common. Some answers give
 * under one name what others give under the other.
 */
export function isOfAnother(account: Ids, profile: Ids): boolean {
  const known = [account.professionalId, account.appScopedId];
  const told = [profile.professionalId, profile.appScopedId];
  if (told.some((id) => id !== undefined && known.includes(id))) return false;
  return told.some((id, kind) => id !== undefined && known[kind] !== undefined);
}
