import { html, nothing, type TemplateResult } from "lit/html.js";
import type { FeedMedia, FeedPicture } from "../../server/feed/document.ts";
import { shapeOf } from "../feed/is-feed.ts";
import { safeUrl } from "../feed/safe-url.ts";

interface Box {
  readonly media: FeedMedia;
  /** CSS pixels. */
  readonly boxWidth: number;
  /** As in the settings: width by height, or empty for the picture's own. */
  readonly aspectRatio: string;
}

interface PictureRequest extends Box {
  readonly alt: string;
  readonly lazy: boolean;
}

/** A picture that fills its box, in the variant that is just sharp enough there. */
export function picture(request: PictureRequest) {
  const sources = pictureSources(request);
  if (!sources) return nothing;
  const { first, sizes, srcset } = sources;
  return html`<img
    part="image"
    alt=${request.alt}
    width=${first.width}
    height=${first.height}
    loading=${request.lazy ? "lazy" : "eager"}
    decoding="async"
    sizes=${sizes}
    srcset=${srcset}
    src=${first.mediaUrl}
  />` satisfies TemplateResult;
}

/** What a browser chooses from; `undefined` where there is nothing. */
export function pictureSources({ media, boxWidth, aspectRatio }: Box) {
  const variants = listVariants(media);
  const first = variants[0];
  const [across = 0, down = 0] = aspectRatio.split("/").map(Number);
  /** Of the box. */
  const shape = across / down || shapeOf(media);
  return (
    first && {
      first,
      shape,
      // A wide picture that fills a tall box is wider than the box.
      sizes: `${Math.ceil(boxWidth * Math.max(1, first.width / first.height / shape || 1))}px`,
      srcset: variants.map(({ mediaUrl, width }) => `${mediaUrl} ${width}w`).join(),
    }
  );
}

/** From small to large, as documents name them: each width once, as small sources have no larger variants. */
export function listVariants({ sizes }: FeedMedia): FeedPicture[] {
  const byWidth = new Map<number, FeedPicture>();
  for (const variant of Object.values(sizes)) {
    if (safeUrl(variant.mediaUrl) && variant.width > 0) byWidth.set(variant.width, variant);
  }
  return [...byWidth.values()];
}
