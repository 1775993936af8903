/** Lines of text between what sticks above and below it: with fewer one would read through a slit. */
const ENOUGH_LINES = 5;

/**
 * Makes room beside what sticks to the edges of the text, however high that is with the visitor's letters and spacing:
 * what gets the focus is scrolled clear of it. Tells whether too little room is left: then it must not stick.
 */
export function makeRoom(card: Element): boolean {
  const text = card.querySelector<HTMLElement>(".text");
  if (!text) return false;
  const isLoose = card.classList.contains("loose");
  card.classList.remove("loose");
  const [above = 0, below = 0] = [".author", ".foot"].map((selector) => {
    const part = text.querySelector<HTMLElement>(selector);
    return part && getComputedStyle(part).position === "sticky" ? part.offsetHeight : 0;
  });
  const line = Number.parseFloat(getComputedStyle(text).lineHeight);
  const tooLittle = above + below > 0 && text.clientHeight - above - below < ENOUGH_LINES * line;
  card.classList.toggle("loose", isLoose);
  text.style.scrollPadding = tooLittle ? "1em 0" : `${above + line / 2}px 0 ${below + line / 2}px`;
  return tooLittle;
}
