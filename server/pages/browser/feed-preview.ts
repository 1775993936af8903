/** Feeds as visitors see them. */
export function showPreviews(): void {
  const previews = [...document.querySelectorAll("windowbox-feed")];
  if (previews.length === 0) return;
  // What an earlier look left in the browser's cache is not what visitors see now.
  void Promise.allSettled(previews.map(renew)).then(addElementScript);
}

/** What is in the feeds by now. */
export async function showAnew(): Promise<void> {
  const previews = [...document.querySelectorAll("windowbox-feed")];
  await Promise.allSettled(previews.map(renew));
  // An element reads its feed once: another one in its place reads it again.
  for (const preview of previews) preview.replaceWith(preview.cloneNode(true));
}

function addElementScript(): void {
  const script = document.createElement("script");
  script.type = "module";
  script.src = "/widget.js";
  document.head.append(script);
}

function renew(preview: Element): Promise<Response> {
  const address = `/feeds/${preview.getAttribute("feed-id")}.json`;
  return fetch(address, { cache: "no-cache", credentials: "omit" });
}
