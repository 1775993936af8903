"use client";

import {
  createElement,
  type HTMLAttributes,
  type MouseEventHandler,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from "react";
import * as ReactDom from "react-dom";
import type { FeedErrorEvent, FeedLoadEvent, PostClickEvent } from "../element/events.ts";
import type { WindowboxFeedElement } from "../widget.ts";
import { elementProps, type FeedProps } from "./feed-props.ts";
import { startElement } from "./load-element.ts";
import { feedScriptUrl } from "./script-url.ts";

type PageProps = Omit<
  HTMLAttributes<WindowboxFeedElement>,
  keyof FeedProps | "onLoad" | "onError" | "dangerouslySetInnerHTML"
>;

export interface WindowboxFeedProps extends PageProps, Omit<FeedProps, "onClick"> {
  /** What a tile does; or, as everywhere in React, what is called when anything in the feed is clicked. */
  onClick?: FeedProps["onClick"] | MouseEventHandler<WindowboxFeedElement>;
  /** Posts are there: `event.detail.feed`. */
  onLoad?: ((event: FeedLoadEvent) => void) | undefined;
  /** No feed, or no more of it: `event.detail.reason`. */
  onError?: ((event: FeedErrorEvent) => void) | undefined;
  /** A visitor chose `event.detail.post`; `event.preventDefault()` keeps link and lightbox from opening. */
  onPostClick?: ((event: PostClickEvent) => void) | undefined;
  /** What `fetchFeedHtml` gave on the server, the same again where the page is hydrated. It stands for the children. */
  html?: string | undefined;
  /** Shown where there are no posts to show. */
  children?: ReactNode;
  ref?: Ref<WindowboxFeedElement> | undefined;
}

/** `<windowbox-feed>`, with its script loaded once the page is hydrated. */
export function WindowboxFeed(props: WindowboxFeedProps): ReactElement {
  const { html, children, onLoad, onError, onPostClick, ref, ...others } = props;
  const { server, feedId } = props;
  // React and Preact take an attribute of such a name for a listener where they can.
  const { "on-click": onClick, ...attributes } = elementProps(others);
  const element = useRef<WindowboxFeedElement>(null);
  useImperativeHandle<WindowboxFeedElement | null, WindowboxFeedElement | null>(
    ref,
    () => element.current,
  );
  // React gives no listeners to a custom element that it finds in the server's HTML.
  useLayoutEffect(() => {
    const feed = element.current;
    if (onClick) feed?.setAttribute("on-click", `${onClick}`);
    else feed?.removeAttribute("on-click");
    const stop = new AbortController();
    const { signal } = stop;
    if (onLoad) feed?.addEventListener("load", onLoad, { signal });
    if (onError) feed?.addEventListener("error", onError, { signal });
    if (onPostClick) feed?.addEventListener("postclick", onPostClick, { signal });
    return () => stop.abort();
  });
  useEffect(() => startElement(element.current, server, feedId), [server, feedId]);
  preloadFeed(server, feedId);
  return createElement(
    "windowbox-feed",
    {
      ...attributes,
      ref: element,
      // The parser makes a shadow root of the template in it, and React would miss that.
      ...(html && {
        dangerouslySetInnerHTML: { __html: withoutTag(html) },
        suppressHydrationWarning: true,
      }),
    },
    ...(html ? [] : [children]),
  );
}

/** Element and feed are on their way in one: on a server already, before anything is hydrated. */
function preloadFeed(server: string, feedId: string): void {
  const base = globalThis.document?.baseURI ?? server;
  const script = feedScriptUrl(feedId, server, base);
  // Preact, which stands in for React on many pages, has none.
  if (script) ReactDom.preloadModule?.(script, { as: "script" });
}

function withoutTag(html: string): string {
  return /<windowbox-feed[^>]*>([\s\S]*)<\/windowbox-feed>/.exec(html)?.[1] ?? "";
}
