/**
 * Of an iframe that is higher than the window only a part is in sight, and an observer alone can tell which: there the
 * content of a box that fills the iframe is put, else it would stand in the middle of it.
 */
export function standInSight(box: HTMLElement): void {
  if (self === top) return;
  const observer = new IntersectionObserver((sightings) => {
    observer.disconnect();
    const sighting = sightings.pop();
    if (!sighting?.isIntersecting) return;
    const { top: above, bottom } = sighting.intersectionRect;
    box.style.paddingTop = `${above}px`;
    box.style.paddingBottom = `${innerHeight - bottom}px`;
  });
  observer.observe(box);
}
