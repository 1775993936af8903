import { warnAuthor } from "./warn-author.ts";

/** For what nobody else catches: whatever is thrown in here is not the page's. */
export function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    warnAuthor(error);
  }
}

/** Runs at once if all of the page's HTML is there; else before its deferred scripts. */
export function whenParsed(run: () => void): void {
  if (document.readyState === "loading") {
    document.addEventListener("readystatechange", () => attempt(run), { once: true });
  } else attempt(run);
}

/** Runs at once if all that the page itself asks for is there. */
export function whenLoaded(run: () => void): void {
  if (document.readyState === "complete") attempt(run);
  else addEventListener("load", () => attempt(run), { once: true });
}
