import type { LightboxState } from "./lightbox-state.ts";

/** Arrows to the pictures beside it, page keys to the posts beside it, Home and End to the first and last. */
export function pressedKey(event: KeyboardEvent, { slides, index, rtl, go }: LightboxState): void {
  const [origin] = event.composedPath();
  const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  // On a video the keys are its own.
  if (modified || event.defaultPrevented || origin instanceof HTMLVideoElement) return;
  // Whoever reads a long caption scrolls it.
  const reads = origin instanceof Element && origin.closest(".text");
  if (reads && !event.key.startsWith("Arrow")) return;
  const postIndex = slides[index]?.postIndex ?? 0;
  const firstOf = (post: number) => slides.findIndex((slide) => slide.postIndex === post);
  const to = {
    ArrowRight: index + (rtl ? -1 : 1),
    ArrowLeft: index + (rtl ? 1 : -1),
    Home: 0,
    End: slides.length - 1,
    PageUp: firstOf(Math.max(0, postIndex - 1)),
    PageDown: Math.max(index, firstOf(postIndex + 1)),
  }[event.key];
  if (typeof to !== "number") return;
  event.preventDefault();
  go(to);
}
