import type { Settings } from "./settings.ts";

/**
 * How high the element's grid will be in a box so wide, in CSS pixels, before anything of it is there.
 * The same widths as in the style sheet.
 */
export function reservedHeight(width: number, settings: Settings): number {
  const { limit, columns, columnsTablet, columnsMobile, gap, aspectRatio } = settings;
  const now = width < 480 ? columnsMobile : width < 768 ? columnsTablet : columns;
  const between = gap === "" ? 4 : Number.parseFloat(gap);
  const [across = 1, down = 1] = (aspectRatio || "1/1").split("/").map(Number);
  const rows = Math.ceil(limit / now);
  const tile = (((width - (now - 1) * between) / now) * down) / across;
  return rows * tile + (rows - 1) * between;
}
