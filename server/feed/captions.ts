/** Letters, marks, digits, underscore, and the emoji that Instagram takes in hashtags. */
const TAG = "[\\p{L}\\p{M}\\p{N}_\\u200d\\p{Extended_Pictographic}]+";
/** Not inside a word, an address or an HTML entity; several may follow each other without a space. */
const HASHTAGS = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_&/])(?:[#＃]${TAG})+`, "gu");
const MENTION = /(?<![\p{L}\p{N}_.@/])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?)/gu;

/** Without `#`, in order, each once. A number alone is no hashtag (`#1 in town`). */
export function hashtagsOf(caption: string): string[] {
  return once([...caption.matchAll(HASHTAGS)].flatMap(([run]) => tagsOfRun(run)));
}

/** Without `@`, in order, each once. */
export function mentionsOf(caption: string): string[] {
  return once([...caption.matchAll(MENTION)].map(([, name]) => name ?? ""));
}

/** The caption without its hashtags and the gaps they leave; `undefined` if nothing is left. */
export function pruneCaption(caption: string): string | undefined {
  const lines = caption
    .replace(HASHTAGS, (run) => (tagsOfRun(run).length > 0 ? "" : run))
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
  return run.split(/[#＃]/u).filter((tag) => tag !== "" && !/^[\p{N}_]+$/u.test(tag));
}

function once(words: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const word of words) {
    const key = word.toLowerCase();
    if (!seen.has(key)) seen.set(key, word);
  }
  return [...seen.values()];
}
