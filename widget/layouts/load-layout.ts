import type { Settings } from "../settings.ts";
import type { Layout } from "./layout.ts";

const LAYOUTS: Readonly<Partial<Record<Settings["layout"], () => Promise<{ layout: Layout }>>>> = {
  masonry: () => import("./masonry.ts"),
};

/** What a layout needs beyond the core; nothing for the grid, or where its chunk does not come. */
export async function loadLayout(name: Settings["layout"]): Promise<Layout | undefined> {
  return (await LAYOUTS[name]?.().catch(() => undefined))?.layout;
}
