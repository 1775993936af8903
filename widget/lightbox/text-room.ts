/** Lines of text between what sticks above and below it: with fewer one would read through a slit. */
const ENOUGH_LINES = 5;

/**
 * Makes room beside what sticks to the edges of the text, however high that is with the visitor's letters and spacing:
 * what gets the focus is scrolled clear of it. Tells by classes what must not stick where too little room is left: the author
 * (`loose`), or the foot as well (`free`).
 */
export function makeRoom(card: Element): string {
  const text = card.querySelector<HTMLElement>(".text");
  if (!text) return "";
  const before = card.className;
  card.classList.remove("loose", "free");
  const [above = 0, below = 0] = [".author", ".foot"].map((selector) => {
    const part = text.querySelector<HTMLElement>(selector);
    return part && getComputedStyle(part).position === "sticky" ? part.offsetHeight : 0;
  });
  const line = Number.parseFloat(getComputedStyle(text).lineHeight);
  card.className = before;
  const isEnough = (sticking: number) =>
    !sticking || text.clientHeight - sticking >= ENOUGH_LINES * line;
  const isLoose = !isEnough(above + below);
  const isFree = isLoose && !(above && isEnough(below));
  const [top, bottom] = [isLoose ? 0 : above, isFree ? 0 : below];
  text.style.scrollPadding = `${top + line / 2}px 0 ${bottom + line / 2}px`;
  return `${isLoose ? " loose" : ""}${isFree ? " free" : ""}`;
}
