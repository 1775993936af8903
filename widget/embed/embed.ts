import { readSettings } from "../element/settings.ts";
import { prefetchFeed } from "../feed/prefetch.ts";
import { languageOf, localePath } from "../locales/choose-locale.ts";
import { reservedHeight } from "./reserved-height.ts";

/** Loaders that run scripts later, or as modules, leave no current one: then the first not yet used is ours. */
function findScript(): HTMLScriptElement | undefined {
  if (document.currentScript instanceof HTMLScriptElement) return document.currentScript;
  const waiting = document.querySelectorAll<HTMLScriptElement>(
    'script[src*="embed.js"][data-feed-id]:not([data-windowbox])',
  );
  return waiting[0];
}

/** Puts the element where the script stands, and starts everything it needs at once. */
function embed(script: HTMLScriptElement): void {
  const element = document.createElement("windowbox-feed");
  const options: Record<string, string> = {};
  for (const [name, value] of Object.entries(script.dataset)) options[name] = value ?? "";
  for (const { name, value } of script.attributes) {
    if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
  }
  script.dataset.windowbox = "";
  const server = options.server || new URL(".", script.src).href;
  element.setAttribute("server", server);

  // import() and not a script element, whose address Trusted Types would refuse.
  import(/* @vite-ignore */ new URL("widget.js", script.src).href).catch(() => {});
  prefetchFeed(options.feedId ?? "", server);
  insert(script, element, options);
  const path = localePath(languageOf(element));
  if (path) import(/* @vite-ignore */ new URL(path, script.src).href).catch(() => {});
}

function insert(script: HTMLScriptElement, element: HTMLElement, options: Record<string, string>) {
  if (document.head.contains(script)) {
    // Nothing shows in a head; people do paste it there.
    if (document.body) document.body.append(element);
    else addEventListener("DOMContentLoaded", () => document.body.append(element));
    return;
  }
  script.after(element);
  // The element's own box comes with its script; until then the page must not close over the place.
  element.style.display = "block";
  const width = element.offsetWidth;
  element.style.minHeight = reservedHeight(width, readSettings(options, {}, width));
  customElements.whenDefined("windowbox-feed").then(() => {
    element.style.display = element.style.minHeight = "";
  });
}

try {
  const script = findScript();
  if (script) embed(script);
} catch {
  // The page goes on without a feed: an exception would be the page's own.
}
