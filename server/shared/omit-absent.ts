/** The object that `T` is, with `undefined` where an optional member is absent. */
type WithAbsent<T> = {
  [Name in keyof T]: Record<never, never> extends Pick<T, Name> ? T[Name] | undefined : T[Name];
};

/**
 * Leaves out the members that are `undefined`: absent stays absent, where a value is written as JSON and where it
 * is compared.
 */
export function omitAbsent<T extends object>(object: WithAbsent<T>): T;
export function omitAbsent(object: object): object {
  const present: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object)) {
    if (value !== undefined) present[name] = value;
  }
  return present;
}
