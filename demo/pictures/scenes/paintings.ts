import { BREAD_ABOVE } from "./bread-above.ts";
import type { Painting, Paintings } from "./painting.ts";
import { PASTRY_ABOVE } from "./pastry-above.ts";

import { POTTERY } from "./pottery.ts";
import { SEA } from "./sea.ts";
import { SHOP } from "./shop.ts";
import { STILL_LIFES } from "./still-lifes.ts";
import { TABLES_ABOVE } from "./tables-above.ts";

const ALL: Paintings = {
  ...BREAD_ABOVE,
  ...PASTRY_ABOVE,
  ...TABLES_ABOVE,
  ...SEA,
  ...STILL_LIFES,
  ...SHOP,
  ...POTTERY,
};

export function paintingOf(slug: string): Painting | undefined {
  return Object.hasOwn(ALL, slug) ? ALL[slug] : undefined;
}
