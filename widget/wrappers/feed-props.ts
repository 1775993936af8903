import type { FeedSettings } from "../../server/feed/document.ts";
import { ATTRIBUTES, type NAMES } from "../element/attributes.ts";
import type { ConfiguredElement } from "../element/configured-element.ts";

type Fields = Pick<ConfiguredElement, (typeof NAMES)[number]>;

/** A value, or the same as a template writes it. */
type Written<T> = T extends number
  ? T | `${number}`
  : T extends boolean
    ? T | `${T}` | ""
    : T | null | undefined;

/** What the element's field says, narrowed to the words that the feed's settings know for it. */
type Value<Name extends keyof Fields> = Name extends keyof FeedSettings
  ? string extends FeedSettings[Name]
    ? Fields[Name]
    : Written<FeedSettings[Name]>
  : Fields[Name];

type OwnProps = { [Name in keyof Fields]?: Value<Name> };

/** Every setting of the element in camelCase, as its own fields declare it; what is `undefined` is left to the feed. */
export interface FeedProps extends Omit<OwnProps, "feedId" | "server"> {
  /** The feed to show, by the id the dashboard gives it. */
  feedId: string;
  /** Address of the Windowbox server, such as `https://feed.example.com`. */
  server: string;
  /** Keeps the post that is open in the lightbox in the page's address. */
  hash?: boolean | undefined;
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
  if ("hash" in written) written["hash"] = written["hash"] ? "" : undefined;
  return written;
}
