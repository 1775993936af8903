import type { Settings } from "../element/settings.ts";
import type { Layout } from "../element/view-model.ts";
import { withDeadline } from "../feed/with-deadline.ts";

/** One for each element. */
const LAYOUTS: Readonly<
  Partial<Record<Settings["layout"], () => Promise<{ createLayout(): Layout | undefined }>>>
> = {
  masonry: () => import("./masonry.ts"),
  carousel: () => import("./carousel.ts"),
};

/** What a layout needs beyond the core; nothing for the grid, or where its chunk does not come or is of no use. */
export async function loadLayout(name: Settings["layout"]): Promise<Layout | undefined> {
  const load = LAYOUTS[name];
  return load && (await withDeadline(load()).catch(() => undefined))?.createLayout();
}
