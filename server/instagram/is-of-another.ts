interface Ids {
  readonly appScopedId?: string | undefined;
  readonly professionalId?: string | undefined;
}

/** Whether a profile is of somebody else: none of the ids that both have are the same. */
export function isOfAnother(account: Ids, profile: Ids): boolean {
  const same = (["professionalId", "appScopedId"] as const).flatMap((id) =>
    account[id] === undefined || profile[id] === undefined ? [] : account[id] === profile[id],
  );
  return same.length > 0 && !same.includes(true);
}
