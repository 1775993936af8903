const FAR_ENOUGH_PX = 96;
/** Below this it may still become a tap or a swipe to the side. */
const DECIDED_PX = 10;

/**
 * Lets a finger pull the sheet down and away. Only listens, so that scrolling to the side and zooming
 * stay the browser's; a finger that begins inside `except` scrolls there.
 */
export function closeBySwipe(sheet: HTMLElement, except: string, close: () => void): void {
  let start: Touch | undefined;
  let pulled = 0;
  const listen = (
    type: "touchstart" | "touchmove" | "touchend" | "touchcancel",
    run: (event: TouchEvent) => void,
  ) => sheet.addEventListener(type, run, { passive: true });
  const settle = () => {
    start = undefined;
    pulled = 0;
    sheet.style.translate = "";
  };
  listen("touchstart", ({ touches, target }) => {
    settle();
    const zoomed = (window.visualViewport?.scale ?? 1) > 1.01;
    const inside = target instanceof Element && target.closest(except);
    if (touches.length === 1 && !zoomed && !inside && !sheet.scrollTop) start = touches[0];
  });
  listen("touchmove", ({ touches }) => {
    const [touch] = touches;
    if (!start || !touch || touches.length > 1) return settle();
    const across = Math.abs(touch.clientX - start.clientX);
    const down = touch.clientY - start.clientY;
    if (!pulled && Math.max(across, Math.abs(down)) < DECIDED_PX) return;
    if (!pulled && across > down) return settle();
    pulled = Math.max(down, 1);
    sheet.style.translate = `0 ${pulled}px`;
  });
  listen("touchend", () => {
    const far = pulled > FAR_ENOUGH_PX;
    settle();
    if (far) close();
  });
  listen("touchcancel", settle);
}
