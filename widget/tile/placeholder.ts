import type { FeedMedia } from "../../server/feed/document.ts";

/**
 * The CSS declaration of a picture's stand-in: nine spots of its colours that run into each other.
 * Gradients, because a strict `img-src` refuses `data:` pictures; set through CSSOM, because a strict
 * `style-src` refuses style attributes.
 */
export function placeholder({ placeholder: colours }: FeedMedia): string {
  if (!/^[\da-f]{54}$/i.test(colours)) return "";
  const spots = colours
    .match(/.{6}/g)
    ?.map(
      (c, i) => `radial-gradient(at ${(i % 3) * 50}% ${((i / 3) | 0) * 50}%,#${c},#${c}00 60%)`,
    );
  return `background:${spots},#${colours.slice(24, 30)}`;
}
