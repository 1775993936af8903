import { BREAD_ABOVE } from "./bread-above.ts";
import { BREAD_PLACES } from "./bread-places.ts";
import { CORNERS } from "./corners.ts";
import { MEALS_ABOVE } from "./meals-above.ts";
import type { Painting, Paintings } from "./painting.ts";
import { PASTRY_ABOVE } from "./pastry-above.ts";
import { POTTERY } from "./pottery.ts";
import { REELS } from "./reels.ts";
import { SEA } from "./sea.ts";
import { SHOP } from "./shop.ts";
import { STILL_LIFES } from "./still-lifes.ts";
import { TABLES_ABOVE } from "./tables-above.ts";

const ALL: Paintings = {
  ...BREAD_ABOVE,
  ...BREAD_PLACES,
  ...PASTRY_ABOVE,
  ...TABLES_ABOVE,
  ...MEALS_ABOVE,
  ...SEA,
  ...STILL_LIFES,
  ...SHOP,
  ...POTTERY,
  ...CORNERS,
  ...REELS,
};

export function paintingOf(slug: string): Painting | undefined {
  return Object.hasOwn(ALL, slug) ? ALL[slug] : undefined;
}
