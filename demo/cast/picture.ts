/** A picture that somebody of the cast has posted, and what the post says. Sizes are pixels of the JPEG. */
export interface Picture {
  readonly slug: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Empty: the post has no caption. */
  readonly caption: string;
}

/** The shapes that Instagram lets one post, all 1080 wide. */
const SHAPES = {
  wide: { width: 1080, height: 566 },
  landscape: { width: 1080, height: 720 },
  square: { width: 1080, height: 1080 },
  portrait: { width: 1080, height: 1350 },
  tall: { width: 1080, height: 1440 },
  reel: { width: 1080, height: 1920 },
} as const;

/** Shorthand that keeps the lists of posts readable. */
export function createPicture(
  slug: string,
  shape: keyof typeof SHAPES,
  alt: string,
  caption: string,
): Picture {
  return { slug, ...SHAPES[shape], alt, caption };
}
