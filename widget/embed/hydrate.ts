import { attempt } from "./attempt.ts";
import { holdClicks, releaseClicks } from "./hold-click.ts";
import { whenParsed } from "./page-state.ts";

const LONGEST_WAIT_MS = 5_000;
/** Any of them, anywhere on the page, shows that somebody is there. */
const SIGNS = "pointermove pointerdown touchstart wheel scroll keydown focusin click".split(" ");

/**
 * For pages that have the feed in their own HTML: everything is to be seen and every tile is a link, so the element has
 * nothing to do before there is a visitor who might want more. It comes at the first sign of one, and never before the
 * pictures in sight are there; without waiting for a sign where something is still missing.
 */
async function bringElement(script: HTMLScriptElement | undefined): Promise<void> {
  const someone = firstSign();
  holdClicks();
  // What is still arriving lacks something only for now.
  await new Promise<void>((resolve) => whenParsed(resolve));
  const feeds = [...document.querySelectorAll("windowbox-feed")];
  if (!script?.hasAttribute("data-now") && feeds.every(isWhole)) {
    await untilNeeded(feeds, someone);
  }
  // Where the page has other promises, as polyfills are, that cannot be told, and matters less than the element.
  await picturesInSight().catch(() => {});
  // import() and not a script element, whose address Trusted Types would refuse.
  import(/* @vite-ignore */ addressOfElement(script)).catch(releaseClicks);
}

/**
 * Beside this script; or, where what is to make a site faster has put its text into the page or into a file of the site's
 * own, at the server that the feed in the page names.
 */
function addressOfElement(script: HTMLScriptElement | undefined): string {
  const own = script?.src.replace(/hydrate\.js([?#].*)?$/, "");
  const named = document.querySelector("windowbox-feed[server]")?.getAttribute("server");
  return `${own && own !== script?.src ? own : `${named}/`}widget.js`;
}

function firstSign(): Promise<void> {
  return new Promise((resolve) => {
    const seen = ({ type, movementX, movementY }: Event & Partial<MouseEvent>) => {
      // Browsers tell of a pointer that lies still, too, when the page appears under it.
      if (type === "pointermove" && !movementX && !movementY) return;
      resolve();
      attempt(() => {
        for (const sign of SIGNS) removeEventListener(sign, seen, true);
      });
    };
    for (const sign of SIGNS) addEventListener(sign, seen, { capture: true, passive: true });
  });
}

/** Until somebody comes, or the page draws itself anew of its own HTML (as Vue does), of which shadow roots are no part. */
async function untilNeeded(feeds: readonly Element[], someone: Promise<void>): Promise<void> {
  let changes: MutationObserver | undefined;
  // Not by race(), which polyfills lack that some pages have put in the place of Promise.
  await new Promise<void>((resolve) => {
    someone.then(resolve);
    attempt(() => {
      changes = new MutationObserver(() => {
        if (!feeds.every(({ isConnected }) => isConnected)) resolve();
      });
      changes.observe(document, { childList: true, subtree: true });
    });
  });
  changes?.disconnect();
}

async function picturesInSight(): Promise<void> {
  const pictures = [...document.querySelectorAll("windowbox-feed")].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll("img") ?? []),
  ]);
  const inSight = pictures.filter((picture) => {
    const { top, bottom } = picture.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
  // Not by allSettled(), which polyfills lack that some pages have put in the place of Promise.
  await Promise.race([Promise.all(inSight.map(whenShown)), late]);
}

async function whenShown(picture: HTMLImageElement): Promise<void> {
  try {
    await picture.decode();
  } catch {
    // It does not come: nothing waits for it.
  }
}

/**
 * Not where the browser knows no shadow root in HTML, nor where the page's policy refuses the style sheet in it, nor
 * where what is to make a site faster has taken the pictures' addresses out of its HTML: its script does not find them
 * in here.
 */
function isWhole({ shadowRoot }: Element): boolean {
  const list = shadowRoot?.querySelector(".list");
  // Asking what it looks like would have the whole page laid out, perhaps before its own styles are there.
  if (!list || !shadowRoot?.querySelector("style")?.sheet?.cssRules.length) return false;
  return [...list.querySelectorAll("img")].every(({ src, srcset }) => /^http/.test(src) && srcset);
}

attempt(() => {
  const { currentScript } = document;
  // What the server rendered needs no script to stay.
  bringElement(currentScript instanceof HTMLScriptElement ? currentScript : undefined).catch(
    releaseClicks,
  );
});
