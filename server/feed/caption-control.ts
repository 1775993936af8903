import type { StoredMedia } from "../db/posts.ts";
import { findTags } from "./caption-patterns.ts";
import { foldText } from "./fold-text.ts";
import { rememberedOf } from "./remembered-of.ts";
import type { ControlTags } from "./rules.ts";

/** What the caption itself says about its post. */
export interface CaptionControl {
  readonly hides: boolean;
  readonly pins: boolean;
}

const NEITHER: CaptionControl = { hides: false, pins: false };

/** Reads captions of many posts for the same hashtags. */
export function captionControlReader({ hide, pin }: ControlTags) {
  const [hides, pins] = [hide, pin].map((tag) => tag && foldText(tag));
  return (media: Pick<StoredMedia, "caption">): CaptionControl => {
    const names = controlNamesOf(media);
    const has = (tag: string | undefined) => tag !== undefined && names.includes(tag);
    return names.length === 0 ? NEITHER : { hides: has(hides), pins: has(pins) };
  };
}

const controlNamesOf = rememberedOf(({ caption = "" }: Pick<StoredMedia, "caption">) =>
  tagsIn(caption).map(({ name }) => foldText(name)),
);

/** The text without these hashtags and the gaps that they leave; `undefined` where nothing else was in it. */
export function withoutControlTags(
  text: string | undefined,
  { hide, pin }: ControlTags,
): string | undefined {
  if (text === undefined) return undefined;
  const controls = [hide, pin].flatMap((tag) => (tag === undefined ? [] : [foldText(tag)]));
  const found = tagsIn(text).filter(({ name }) => controls.includes(foldText(name)));
  if (found.length === 0) return text;
  let kept = "";
  let end = 0;
  for (const [at, { index, length }] of found.entries()) {
    const before = text.slice(end, index);
    kept = at === 0 ? before : closeGap(kept, before);
    end = index + length;
  }
  return closeGap(kept, text.slice(end)).trim() || undefined;
}

/** With nothing left between them they say nothing. */
const PAIRS: ReadonlySet<string> = new Set(["()", "[]", "（）", "「」", "“”", "„“", "«»", '""']);

/** What stood around a hashtag, as if it had never been there: of two spaces one stays, an empty line goes. */
function closeGap(before: string, after: string): string {
  const left = before.replace(/(?<=[^ \t]|^)[ \t]+$/, "");
  const right = after.replace(/^[ \t]+/, "");
  if (PAIRS.has(left.slice(-1) + right.slice(0, 1))) {
    return closeGap(left.slice(0, -1), right.slice(1));
  }
  const beginsLine = left === "" || left.endsWith("\n");
  if (beginsLine && right.startsWith("\n")) return left + right.slice(1);
  const wasApart = left !== before || right !== after;
  const isGap = wasApart && !beginsLine && /^[^\n.,;:!?…)\]}]/.test(right);
  return isGap ? `${left} ${right}` : left + right;
}

/**
 * Each hashtag with its sign, also those of a run: `#bread#nosite` are two. To Instagram an emoji that follows is part of
 * it; to whoever typed both it is not, and no control has one.
 */
function tagsIn(text: string): { name: string; index: number; length: number }[] {
  if (!/[#＃]/.test(text)) return [];
  return findTags(text)
    .filter(({ name }) => name === undefined)
    .flatMap(({ found, index }) =>
      [...found.matchAll(/[#＃]([\p{L}\p{M}\p{N}_]+)/gu)].map((match) => {
        const written = match[0].replace(/\ufe0f$/, "");
        return { name: written.slice(1), index: index + match.index, length: written.length };
      }),
    );
}
