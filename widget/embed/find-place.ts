import { attributeOf } from "../../server/feed/settings-table.ts";
import { readSettings } from "../element/settings.ts";
import { feedUrl } from "../feed/feed-url.ts";
import { isAtEdge, wasParsed } from "./edge-of-page.ts";
import { isMeant } from "./is-meant.ts";
import { warnAuthor } from "./warn-author.ts";

const NAME = "windowbox-feed";
/** On a tag that an element was put beside, and on that element: neither is served again. */
const MARK = "data-windowbox";

interface Place {
  /**
   * The elements that show the feed. Where there are none, and the whole page has been parsed, one is put beside the
   * script's own tag.
   */
  take(isParsed: boolean): readonly Element[];
  /** Where the page has brought an element of its own after all, the feed is wanted there, and not here as well. */
  giveWay(): void;
}

/** Has to be called while the script runs: later nobody knows which tag is its own. */
export function findPlace(server: string, id: string): Place {
  const base = document.baseURI;
  const url = feedUrl(id, server, base);
  const isOwnTag = (tag: HTMLScriptElement) =>
    isAt(tag, server, id) || (tag === current && isCopy(tag, id));
  const { currentScript } = document;
  const current = currentScript instanceof HTMLScriptElement ? currentScript : undefined;
  const tags = [...document.querySelectorAll("script")].filter(isOwnTag);
  const inBody = tags.filter((tag) => document.body?.contains(tag));
  const isCurrent = (tag: Element) => tag === current;
  const tag = inBody.find(isCurrent) ?? inBody.find((found) => !found.hasAttribute(MARK));
  // What it says counts wherever it stands.
  const options = tag ?? tags.find(isCurrent) ?? tags[0];
  const isParsedTag = tag !== undefined && wasParsed(tag);

  /** The page's own, and those that were put there. */
  function elementsIn(root: ParentNode): Element[] {
    return [...root.querySelectorAll(NAME)].filter((element) => {
      const theirs = element.getAttribute("server");
      const written = element.getAttribute("feed-id");
      if (!isMeant(written, id) || (theirs && feedUrl(id, theirs, base) !== url)) return false;
      if (written !== id) element.setAttribute("feed-id", id);
      return true;
    });
  }

  /** The page has given the feed a place where no selector reaches: in a template, or in a component of its own. */
  function hasHiddenPlace(): boolean {
    return [...document.querySelectorAll("*")].some((holder) => {
      const inside = holder instanceof HTMLTemplateElement ? holder.content : holder.shadowRoot;
      return inside !== null && elementsIn(inside).length > 0;
    });
  }

  function create(): Element {
    const element = document.createElement(NAME);
    element.setAttribute("feed-id", id);
    element.setAttribute("server", server);
    element.setAttribute(MARK, "");
    return configure(element);
  }

  /** What is said on the tag holds where the element itself says nothing. */
  function configure(element: Element): Element {
    const settings = readSettings({});
    for (const [name, value] of Object.entries({ ...options?.dataset })) {
      const attribute = attributeOf(name);
      const isOwn = name in settings && name !== "feedId" && name !== "server";
      if (isOwn && !element.hasAttribute(attribute)) element.setAttribute(attribute, `${value}`);
    }
    return element;
  }

  function findTarget(): Element | undefined {
    const selector = options?.getAttribute("data-target");
    try {
      return (selector && document.querySelector(selector)) || undefined;
    } catch {
      warnAuthor(`data-target="${selector}" is no selector.`);
      return undefined;
    }
  }

  return {
    take(isParsed) {
      const target = findTarget();
      if (target) {
        const there = elementsIn(target);
        if (target.localName !== NAME && !there[0]) there.push(target.appendChild(create()));
        return there[0] ? there : [configure(target)];
      }
      const own = elementsIn(document).filter((element) => !isPut(element));
      if (own[0]) return own.map(configure);
      if (!tag || !isParsed || hasHiddenPlace()) return [];
      // Never above or below all of a page that something else has put the tag on.
      if (!tag.hasAttribute(MARK) && (isParsedTag || !isAtEdge(tag))) {
        const before = tag.previousElementSibling;
        tag.setAttribute(MARK, "");
        // The same tag again, as of an effect that runs twice, and served already: whichever ran first.
        const isTwin = [tag.nextElementSibling, before?.previousElementSibling].some(
          (other) => other?.isEqualNode(tag) ?? false,
        );
        if (!isTwin) tag.parentNode?.insertBefore(create(), tag.nextSibling);
      }
      return elementsIn(document);
    },
    giveWay() {
      const all = elementsIn(document);
      if (findTarget() || all.every(isPut)) return;
      // Not by remove(), of which MooTools makes something else.
      for (const element of all) if (isPut(element)) element.parentNode?.removeChild(element);
    },
  };
}

const isPut = (element: Element) => element.hasAttribute(MARK);

function isAt({ src }: HTMLScriptElement, server: string, id: string): boolean {
  const folder = `${server}feeds/`;
  const file = src.replace(/[?#].*/, "");
  if (!file.startsWith(folder)) return false;
  try {
    return isMeant(decodeURIComponent(file.slice(folder.length)), id);
  } catch {
    return false;
  }
}

/** The script's own text in a tag without an address, or its file under another one. */
function isCopy(tag: HTMLScriptElement, id: string): boolean {
  return tag.src
    ? tag.src.replace(/[?#].*/, "").endsWith(`/${id}.js`)
    : tag.text.includes("windowbox:");
}
