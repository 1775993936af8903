import { HASHTAGS, MENTION, NUMBER_ALONE } from "./caption-patterns.ts";

const EVERY_RUN_OF_HASHTAGS = new RegExp(HASHTAGS, "gu");
const EVERY_MENTION = new RegExp(MENTION, "gu");

/** Without `#`, in order, each once. */
export function hashtagsOf(caption: string): string[] {
  return once([...caption.matchAll(EVERY_RUN_OF_HASHTAGS)].flatMap(([run]) => tagsOfRun(run)));
}

/** Without `@`, in order, each once. */
export function mentionsOf(caption: string): string[] {
  return once([...caption.matchAll(EVERY_MENTION)].map(([, name]) => name ?? ""));
}

/** The caption without its hashtags and the gaps they leave; `undefined` if nothing is left. */
export function pruneCaption(caption: string): string | undefined {
  const lines = caption
    .replace(EVERY_RUN_OF_HASHTAGS, (run) => (tagsOfRun(run).length > 0 ? "" : run))
    .split("\n")
    .map((line) => line.replace(/[ \t]+/g, " ").trim());
  // Many captions push their hashtags out of sight with lines of dots.
  while (/^[.·•⋅‧∙_~*–—-]*$/u.test(lines.at(-1) ?? "a")) lines.pop();
  return (
    lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim() || undefined
  );
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
