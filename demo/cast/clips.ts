import { readFile } from "node:fs/promises";

/** A short upright video, for reels. */
interface Clip {
  readonly slug: string;
  /** The slug of its cover picture. */
  readonly poster: string;
  readonly alt: string;
  readonly caption: string;
}

export const CLIPS: readonly Clip[] = [
  {
    slug: "steam",
    poster: "reel-steam",
    alt: "Steam rising from a cup of coffee on a windowsill",
    caption: "Thirty seconds of nothing, as needed. #slowmorning",
  },
  {
    slug: "loaf",
    poster: "reel-loaf",
    alt: "A leaf pattern being cut into a floured loaf",
    caption: "One cut to open it, eight because we like leaves. 🌿 #scoring #sourdough",
  },
  {
    slug: "boats",
    poster: "reel-boats",
    alt: "Small boats rocking at their moorings in the evening light",
    caption: "Our screensaver. Sound on if you like ropes.",
  },
];

/** The MP4 bytes of a clip. Rejects for a slug that is not in CLIPS. */
export function readClip(slug: string): Promise<Buffer> {
  if (!CLIPS.some((clip) => clip.slug === slug)) {
    return Promise.reject(new Error(`There is no clip called “${slug}”.`));
  }
  return readFile(new URL(`../assets/clips/${slug}.mp4`, import.meta.url));
}
