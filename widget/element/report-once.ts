let reported = false;

/** One line for whoever looks, however many feeds there are and however often it happens. */
export function reportOnce(error: unknown): void {
  if (reported) return;
  reported = true;
  console.warn("Windowbox:", error);
}
