/**
 * Takes away what the server drew, for the same to be drawn anew in the same go: nothing is painted in between. The
 * returned function, called right after, hands over what a visitor would miss: pictures that are there already, the
 * place in a row, the focus.
 */
export function adopt(root: ShadowRoot): () => void {
  const focused = [...root.querySelectorAll<Element>("a")].indexOf(root.activeElement ?? root.host);
  const scrolled = root.querySelector(".list")?.scrollLeft ?? 0;
  const items = [...root.querySelectorAll<HTMLElement>(".list > *")].map((item) => ({
    picture: item.querySelector("img"),
    // Heights in tiny steps come out a little differently where a tile was not measured.
    row: getComputedStyle(item).gridRow,
  }));
  root.replaceChildren();
  return () => {
    root.querySelectorAll<HTMLElement>(".list > *").forEach((item, index) => {
      const before = items[index];
      const picture = item.querySelector("img");
      if (!before || !picture || before.picture?.src !== picture.src) return;
      if (item.style.gridRow) item.style.gridRow = before.row;
      // The same choice among the variants: another one would have to be fetched.
      picture.sizes = before.picture.sizes;
      if (!before.picture.complete) return;
      picture.loading = "eager";
      picture.decoding = "sync";
      picture.classList.add("here");
    });
    root.querySelector(".list")?.scrollTo(scrolled, 0);
    root.querySelectorAll("a")[focused]?.focus({ preventScroll: true });
  };
}
