/** What the dispatcher hands to a host's app beside the request. */
export interface HostEnv {
  readonly Bindings: { readonly version: string | undefined };
}
