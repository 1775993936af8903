import type { PostFiles, StoredFiles } from "../db/posts.ts";

const SIZES = ["small", "medium", "large", "full"] as const;

/**
 * A post's files without those that are missing: the next larger size stands in for one, or a smaller one, and a slide
 * or video that is gone is left out until it is fetched again. `undefined` where nothing of its picture is left.
 */
export function mendFiles(
  files: PostFiles,
  isThere: (name: string) => boolean,
): PostFiles | undefined {
  const { children, ...main } = files;
  const mended = mend(main, isThere);
  if (!mended) return undefined;
  const slides = Object.entries(children).flatMap(([id, child]) => {
    const slide = mend(child, isThere);
    return slide ? [[id, slide] as const] : [];
  });
  return { ...mended, children: Object.fromEntries(slides) };
}

function mend(
  { video, ...files }: StoredFiles,
  isThere: (name: string) => boolean,
): StoredFiles | undefined {
  const isVideoThere = video !== undefined && isThere(video);
  const there = SIZES.filter((size) => isThere(files.sizes[size].name));
  const standIn = (size: (typeof SIZES)[number]) => {
    const larger = there.find((other) => SIZES.indexOf(other) >= SIZES.indexOf(size));
    const found = larger ?? there.at(-1);
    return found && files.sizes[found];
  };
  const [small, medium, large, full] = SIZES.map(standIn);
  if (!small || !medium || !large || !full) return undefined;
  const lacks = there.length < SIZES.length || (video !== undefined && !isVideoThere);
  return {
    ...files,
    sizes: { small, medium, large, full },
    ...(isVideoThere && { video }),
    ...(lacks && { incomplete: true }),
  };
}
