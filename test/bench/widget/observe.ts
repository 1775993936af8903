/** Milliseconds since the visit began, in the page's own clock. */
interface SeenTile {
  /** The first frame with the whole picture in it. */
  readonly shownAt: number;
  /** That frame, or the one in which the picture has finished fading in. */
  readonly opaqueAt: number;
}

export interface Observation {
  /** Epoch milliseconds of the page's time zero. */
  readonly timeOrigin: number;
  readonly tiles: readonly SeenTile[];
  readonly largestPaintAt: number;
  readonly layoutShift: number;
}

/** Reads what the observer has gathered; runs in the page. */
export type ReadObservation = () => Observation;

export const OBSERVER = "windowboxBench";

/**
 * Runs in the page before anything else. A tile counts from the end of the first frame after its picture was
 * loaded and decoded, in whichever shadow root it is; nothing is polled for, so that watching costs the pages next to
 * nothing, and the same.
 */
export function observe({
  name,
  wanted,
}: {
  readonly name: string;
  readonly wanted: number;
}): void {
  const tiles: SeenTile[] = [];
  /** By their addresses: a picture may be handed from one image element to another, and counts once. */
  const known = new Set<string>();
  let largestPaintAt = 0;
  let layoutShift = 0;
  let finish = () => {};
  const allSeen = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const frame = () =>
    new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));

  /** Closed ones as well: other elements' tiles are in such. */
  const roots: ShadowRoot[] = [];
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    return root;
  };

  function allImages(): HTMLImageElement[] {
    const declared = [...document.querySelectorAll("windowbox-feed")].flatMap(
      ({ shadowRoot }) => shadowRoot ?? [],
    );
    return [document, ...new Set([...roots, ...declared])].flatMap((root) => [
      ...root.querySelectorAll("img"),
    ]);
  }

  /** Whether the picture has no more fading to do. */
  async function becomesOpaque(image: HTMLImageElement): Promise<boolean> {
    const isOpaque = () => Number(getComputedStyle(image).opacity) >= 0.99;
    if (!isOpaque()) {
      await Promise.allSettled(image.getAnimations().map(({ finished }) => finished));
    }
    return isOpaque();
  }

  async function watch(address: string): Promise<void> {
    let shownAt: number | undefined;
    for (;;) {
      // Where the element takes over from HTML, the picture goes on in another image element.
      const image = allImages().find(({ currentSrc }) => currentSrc === address);
      const isDecoded = await image?.decode().then(
        () => true,
        () => false,
      );
      await frame();
      if (!image?.isConnected || !isDecoded) continue;
      const { top, bottom } = image.getBoundingClientRect();
      if (top >= innerHeight || bottom <= 0) return;
      shownAt ??= performance.now();
      if (!(await becomesOpaque(image))) continue;
      tiles.push({ shownAt, opaqueAt: performance.now() });
      if (tiles.length === wanted) finish();
      return;
    }
  }

  new PerformanceObserver((list) => {
    const loaded = new Set(list.getEntries().map((entry) => entry.name));
    for (const { currentSrc } of allImages()) {
      if (known.has(currentSrc) || !loaded.has(currentSrc)) continue;
      known.add(currentSrc);
      watch(currentSrc);
    }
  }).observe({ type: "resource", buffered: true });

  new PerformanceObserver((list) => {
    largestPaintAt = list.getEntries().at(-1)?.startTime ?? largestPaintAt;
  }).observe({ type: "largest-contentful-paint", buffered: true });

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const byVisitor: unknown = Reflect.get(entry, "hadRecentInput");
      if (!byVisitor) layoutShift += Number(Reflect.get(entry, "value"));
    }
  }).observe({ type: "layout-shift", buffered: true });

  Reflect.set(globalThis, name, {
    allSeen,
    read: () => ({ timeOrigin: performance.timeOrigin, tiles, largestPaintAt, layoutShift }),
  });
}
