/** CSS pixels, as drawn; 0 while the element is not shown. */
export interface Measures {
  readonly tileWidth: number;
  readonly gap: number;
  readonly captionHeight: number;
}

export function measureTiles(root: ParentNode): Measures {
  const list = root.querySelector(".list");
  // The second: the first may be a large one.
  const item = list?.children[1] ?? list?.children[0];
  return {
    tileWidth: item?.getBoundingClientRect().width ?? 0,
    gap: (list && Number.parseFloat(getComputedStyle(list).columnGap)) || 0,
    captionHeight: item?.querySelector<HTMLElement>(".caption")?.offsetHeight ?? 0,
  };
}

/** How many tiles, from the first, a visitor can see: those must not wait to be loaded lazily. */
export function countInSight(root: ParentNode): number {
  return [...root.querySelectorAll(".list > *")].filter((item) => {
    const { top, bottom, left, right } = item.getBoundingClientRect();
    const near = top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
    // What lies folded up in <details> has a place as well.
    return near && item.checkVisibility();
  }).length;
}
