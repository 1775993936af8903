import { attempt } from "./attempt.ts";

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
