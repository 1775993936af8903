import type { Settings } from "../element/settings.ts";
import type { Layout } from "../element/view-model.ts";
import { withTimeout } from "../feed/with-timeout.ts";

/** One for each element. */
const LAYOUTS: Readonly<
  Partial<Record<Settings["layout"], () => Promise<{ createLayout(): Layout }>>>
> = {
  masonry: () => import("./masonry.ts"),
  carousel: () => import("./carousel.ts"),
};

/** Rows that follow a column's width need its unit: below Chrome 105, Safari 16 and Firefox 110 it stays a grid. */
const canFollowWidth = () => CSS.supports("width", "1cqi");

/** What a layout needs beyond the core; nothing for the grid, or where its chunk does not come. */
export async function loadLayout(name: Settings["layout"]): Promise<Layout | undefined> {
  const send = name === "masonry" && !canFollowWidth() ? undefined : LAYOUTS[name];
  return send && (await withTimeout(send()).catch(() => undefined))?.createLayout();
}
