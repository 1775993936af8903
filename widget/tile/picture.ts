import { html, nothing, type TemplateResult } from "lit/html.js";
import type { FeedMedia, FeedPicture } from "../../server/feed/document.ts";
import { safeUrl } from "../feed/safe-url.ts";

interface PictureRequest {
  readonly media: FeedMedia;
  readonly alt: string;
  /** CSS pixels the box is wide, and its shape (width by height). */
  readonly boxWidth: number;
  readonly boxShape: number;
  readonly lazy: boolean;
}

/** A picture that fills its box, in the variant that is just sharp enough there. */
export function picture({ media, alt, boxWidth, boxShape, lazy }: PictureRequest) {
  const variants = listVariants(media);
  const first = variants[0];
  if (!first) return nothing;
  // A wide picture that fills a tall box is wider than the box.
  const cover = Math.max(1, first.width / first.height / boxShape || 1);
  return html`<img
    part="image"
    alt=${alt}
    width=${first.width}
    height=${first.height}
    loading=${lazy ? "lazy" : "eager"}
    decoding="async"
    @load=${reveal}
    @error=${reveal}
    sizes="${Math.ceil(boxWidth * cover)}px"
    srcset=${variants.map(({ mediaUrl, width }) => `${mediaUrl} ${width}w`).join()}
    src=${first.mediaUrl}
  />` satisfies TemplateResult;
}

/** Each width once, as small sources have no larger variants. */
export function listVariants({ sizes }: FeedMedia): FeedPicture[] {
  const byWidth = new Map<number, FeedPicture>();
  for (const variant of [sizes.small, sizes.medium, sizes.large, sizes.full]) {
    if (safeUrl(variant.mediaUrl) && variant.width > 0) byWidth.set(variant.width, variant);
  }
  return [...byWidth.values()];
}

/** On failure too, so that the alternative text can be read. */
function reveal({ target }: Event): void {
  if (target instanceof Element) target.classList.add("loaded");
}
