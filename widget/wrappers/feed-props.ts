import type { ElementProperties } from "../../server/feed/settings-table.ts";
import { ATTRIBUTES } from "../element/attributes.ts";

/** Every setting of the element in camelCase; what is `undefined` is left to the feed. */
export interface FeedProps extends Omit<ElementProperties, "feedId" | "server"> {
  /** The feed to show, by the id the dashboard gives it. */
  feedId: string;
  /** Address of the Windowbox server, such as `https://feed.example.com`. */
  server: string;
  /** The language of the words and dates; the page's, if not set. */
  lang?: string | undefined;
}

/**
 * The same props with the element's settings as its attributes, which may get a prefix; `false` is written out to
 * outdo a feed's `true`.
 */
export function elementProps(props: object, prefix = ""): Record<string, unknown> {
  const written: Record<string, unknown> = { ...props };
  for (const [attribute, name] of ATTRIBUTES) {
    const value = written[name];
    // A function is no setting: a snippet called `header`, or an `onClick` that can only be meant to listen.
    const isFunction = typeof value === "function";
    if (!isFunction || name !== "onClick") delete written[name];
    written[prefix + attribute] = value == null || isFunction ? undefined : `${value}`;
  }
  return written;
}
