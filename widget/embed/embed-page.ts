import { ATTRIBUTES } from "../element/attributes.ts";
import { reportOnce } from "../element/report-once.ts";
import { fileOf } from "../locales/choose-locale.ts";

const HEIGHT = "windowbox:height";
/** A page that makes the iframe as high as it is told has done so by then. */
const LONGEST_MS = 1_000;

/** Which feed it is, and whose, is the address's own business. */
const isOption = (name: string): boolean =>
  name === "lang" || (ATTRIBUTES.has(name) && name !== "feed-id" && name !== "server");

/**
 * For `GET /embed/ID`, in an iframe: options come in the address, as the element's attributes would, and the page
 * around is told how high the feed is, as `{ type: "windowbox:height", feedId, height }` in CSS pixels; whoever listens
 * only later asks by a message of that type.
 */
function fillFrame(element: Element): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (isOption(name)) element.setAttribute(name, value);
  }
  // Neither the owner nor the address says a language, and what is around the iframe cannot be seen from here.
  if (!element.hasAttribute("lang")) {
    element.setAttribute("lang", navigator.languages.find(fileOf) ?? "en");
  }
  // In a sandbox no link opens another page, as in what WordPress makes of a pasted address.
  if (origin === "null" && element.getAttribute("on-click") === "permalink") {
    element.setAttribute("on-click", "lightbox");
  }
  const feedId = element.getAttribute("feed-id");
  let told = 0;
  // Not the document's: that is never lower than the iframe, so it could only grow.
  const heightNow = () => Math.ceil(element.getBoundingClientRect().height);
  const tell = () => {
    setTimeout(showBarWhereNeeded, LONGEST_MS);
    told = heightNow();
    parent.postMessage({ type: HEIGHT, feedId, height: told }, "*");
  };
  new ResizeObserver(() => {
    if (heightNow() !== told) tell();
  }).observe(element);
  addEventListener("message", ({ data, source }) => {
    if (source === parent && Object(data).type === HEIGHT) tell();
  });
  customElements.whenDefined(element.localName).then(() => {
    if (!element.shadowRoot) return;
    const spoken = new MutationObserver(() => speak(element));
    spoken.observe(element.shadowRoot, {
      subtree: true,
      childList: true,
      attributeFilter: ["aria-label", "lang"],
    });
  }, reportOnce);
}

/** Nobody listens: then what does not fit has to be scrolled to. */
function showBarWhereNeeded(): void {
  const { classList, scrollHeight, clientHeight } = document.documentElement;
  if (scrollHeight > clientHeight) classList.add("scrolls");
}

/** Page, title and words are in one language, also in one that the address asks for. */
function speak({ shadowRoot }: Element): void {
  const language = shadowRoot?.querySelector("[part=base]")?.getAttribute("lang");
  const title = shadowRoot?.querySelector("[part=list]")?.getAttribute("aria-label");
  if (!language || !title || document.title === title) return;
  document.title = title;
  document.documentElement.lang = language;
  document.documentElement.dir = shadowRoot?.querySelector(".stage")?.getAttribute("dir") ?? "";
}

const element = document.querySelector("windowbox-feed");
if (element) fillFrame(element);
