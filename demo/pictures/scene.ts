/** A picture of the sandbox: what a post says about it. Sizes are pixels of the JPEG. */
export interface Scene {
  readonly slug: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Empty: the post has no caption. */
  readonly caption: string;
  readonly tags: readonly string[];
}

/** The shapes that Instagram lets one post, all 1080 wide. */
export const SHAPES = {
  wide: { width: 1080, height: 566 },
  landscape: { width: 1080, height: 720 },
  square: { width: 1080, height: 1080 },
  portrait: { width: 1080, height: 1350 },
  tall: { width: 1080, height: 1440 },
  reel: { width: 1080, height: 1920 },
} as const;

export type Shape = keyof typeof SHAPES;

/** Shorthand that keeps the lists of posts readable. */
export function scene(
  slug: string,
  shape: Shape,
  tags: string,
  alt: string,
  caption: string,
): Scene {
  return { slug, ...SHAPES[shape], alt, caption, tags: tags.split(" ") };
}
