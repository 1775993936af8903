/** What Svelte's compiler makes of the file beside; the types that users see are in `svelte.ts`. */
declare module "*.svelte" {
  const component: import("svelte").Component;

  export { component as default };
}
