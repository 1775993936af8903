/** Of what has the focus, as a share: with less one would look for it. */
const ENOUGH = 0.3;

/**
 * Scrolls as little as it takes, and not at all where enough is in sight: only an observer knows that of a row, of a box
 * that scrolls and of an iframe.
 */
export function bringInSight(tile: HTMLElement): void {
  try {
    const observer = new IntersectionObserver((sightings) => {
      observer.disconnect();
      const sighting = sightings.pop();
      if (sighting && sighting.intersectionRatio < ENOUGH) {
        tile.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
    });
    observer.observe(tile);
  } catch {
    // The page has put something else in its place: whoever closes the lightbox hears nothing of that.
  }
}
