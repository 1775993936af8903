import { loadWindowbox } from "windowbox";

globalThis.seen = [];
const place = document.querySelector("#app");
const shown = new Map();

/** What a page without a framework does: elements made once, attributes set, `undefined` taking them away. */
globalThis.show = (...feeds) => {
  for (const [key, element] of shown) {
    if (feeds.some((feed) => feed.key === key)) continue;
    element.remove();
    shown.delete(key);
  }
  for (const { key, named, ...props } of feeds) {
    const element = shown.get(key) ?? create();
    shown.set(key, element);
    const header = '<div slot="header">Our kitchen</div>';
    element.querySelector("[slot]")?.remove();
    if (named) element.insertAdjacentHTML("afterbegin", header);
    for (const name of element.getAttributeNames()) {
      if (name !== "class") element.removeAttribute(name);
    }
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, "-$&").toLowerCase();
      if (value !== undefined) element.setAttribute(attribute, value);
    }
    if (!element.isConnected) place.append(element);
    loadWindowbox(props.server, props.feedId).catch(() => globalThis.seen.push("error network"));
  }
};
globalThis.started = true;

function create() {
  const element = document.createElement("windowbox-feed");
  element.className = "feed";
  element.innerHTML = '<a href="/instagram">Our pictures</a>';
  element.addEventListener("load", ({ detail }) =>
    globalThis.seen.push(`load ${detail.feed.username}`),
  );
  element.addEventListener("error", ({ detail }) => globalThis.seen.push(`error ${detail.reason}`));
  element.addEventListener("postclick", (event) => {
    event.preventDefault();
    globalThis.seen.push(`postclick ${event.detail.post.permalink}`);
  });
  return element;
}
