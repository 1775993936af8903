const LONGEST_WAIT_MS = 5_000;

/**
 * For pages that have the feed in their own HTML: brings the element once the pictures in sight are there. Until then
 * everything is to be seen and every tile is a link, so that the script would only be in the pictures' way.
 */
async function importElement(script: HTMLScriptElement): Promise<void> {
  const pictures = [...document.querySelectorAll("windowbox-feed")].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll("img") ?? []),
  ]);
  const inSight = pictures.filter((picture) => {
    const { top, bottom } = picture.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
  await Promise.race([Promise.allSettled(inSight.map((picture) => picture.decode())), late]);
  // import() and not a script element, whose address Trusted Types would refuse.
  import(/* @vite-ignore */ new URL("widget.js", script.src).href).catch(() => {});
}

const script = document.currentScript;
// What the server rendered needs no script to stay.
if (script instanceof HTMLScriptElement) importElement(script).catch(() => {});
