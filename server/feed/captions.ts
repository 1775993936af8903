import { findTags, type Linked, NUMBER_ALONE } from "./caption-patterns.ts";

/** Without `#`, in order, each once. @param linked of the same caption */
export function hashtagsOf(caption: string, linked = findTags(caption)): string[] {
  return once(runsOfHashtags(linked).flatMap(({ found }) => tagsOfRun(found)));
}

/** Without `@`, in order, each once. @param linked of the same caption */
export function mentionsOf(caption: string, linked = findTags(caption)): string[] {
  return once(linked.flatMap(({ name }) => name ?? []));
}

/**
 * The caption without its hashtags and the gaps they leave. Empty, and not absent, if nothing is left: front ends cut it.
 *
 * @param linked of the same caption
 */
export function pruneCaption(
  caption: string,
  linked: readonly Linked[] = findTags(caption),
): string {
  const lines = withoutHashtags(caption, linked)
    .split("\n")
    .map((line) => line.replace(/[ \t]+/g, " ").trim());
  // Many captions push their hashtags out of sight with lines of dots.
  while (/^[.·•⋅‧∙_~*–—-]*$/u.test(lines.at(-1) ?? "a")) lines.pop();
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function withoutHashtags(caption: string, linked: readonly Linked[]): string {
  let kept = "";
  let end = 0;
  for (const { found, index } of runsOfHashtags(linked)) {
    if (tagsOfRun(found).length === 0) continue;
    kept += caption.slice(end, index);
    end = index + found.length;
  }
  return kept + caption.slice(end);
}

function runsOfHashtags(linked: readonly Linked[]) {
  return linked.filter(({ name }) => name === undefined);
}

function tagsOfRun(run: string): string[] {
  return run.split(/[#＃]/u).filter((tag) => tag !== "" && !NUMBER_ALONE.test(tag));
}

function once(words: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const word of words) {
    const key = word.toLowerCase();
    if (!seen.has(key)) seen.set(key, word);
  }
  return [...seen.values()];
}
