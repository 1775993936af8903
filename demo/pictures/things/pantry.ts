import { Shelf } from "../engine/remember.ts";
import type { Sprite } from "../engine/sprite.ts";
import { type BouleOptions, boule } from "../food/boule.ts";

/** Sprites used by more than one picture; about a megabyte each, so only the last few are kept. */
const shelf = new Shelf<Sprite>(48);

/** The sprite of that name: drawn when first asked for. */
export function from(name: string, make: () => Sprite | Promise<Sprite>): Promise<Sprite> {
  return shelf.get(name, make);
}

export function loaf(options: BouleOptions): Promise<Sprite> {
  return from(`boule ${JSON.stringify(options)}`, () => boule(options));
}
