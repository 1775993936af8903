import type { PostRecord } from "../db/posts.ts";
import { type Finding, warn } from "./finding.ts";

/** More sentences than these say nothing more. */
const MOST_SENTENCES = 3;

/** Why posts wait outside the feed, or are shown without one of their pictures or videos. */
export function examinePictures(name: string, posts: readonly PostRecord[]): Finding[] {
  const counts = new Map<string, number>();
  for (const { lastError } of posts) {
    if (lastError !== undefined) counts.set(lastError, (counts.get(lastError) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const sentences = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_SENTENCES)
    .map(([sentence, count]) => `${count === 1 ? "1 post" : `${count} posts`}: ${sentence}`);
  const others = counts.size - sentences.length;
  if (others > 0) sentences.push(`And ${others} more reasons.`);
  return [warn(name, sentences.join(" "))];
}
