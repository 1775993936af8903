import { z } from "zod";
import type { FeedSettings } from "./document.ts";

/** What an owner decides about a feed's look; an empty field leaves it to the element. */
export type Look = Omit<FeedSettings, "trialReels">;

export type LookField = keyof Look;

/** What cannot be read, by field: each a sentence for the owner. */
export type LookProblems = Partial<Record<LookField, string>>;

export const MOST_SHOWN = 120;
const MOST_COLUMNS = 12;

const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, "Choose one of the list.");

const count = (max: number) => {
  const sentence = `Write a whole number from 1 to ${max}.`;
  return z.coerce.number(sentence).int(sentence).min(1, sentence).max(max, sentence);
};

const flag = z.enum(["yes", "no"], "Choose one of the list.").transform((word) => word === "yes");

const gap = z
  .string()
  .regex(
    /^\d{1,3}(\.\d+)?(px|em|rem|%|vw|cqi)?$/,
    "Write a number of pixels such as 8, or a CSS length such as 0.5rem.",
  );

const aspectRatio = z
  .string()
  .regex(
    /^(original|[1-9]\d{0,3}[:/][1-9]\d{0,3})$/,
    "Write two numbers such as 4:5, or original.",
  );

const FIELDS: { readonly [Name in LookField]-?: z.ZodType<NonNullable<Look[Name]>> } = {
  layout: oneOf("grid", "masonry", "carousel", "highlight"),
  limit: count(MOST_SHOWN),
  limitTablet: count(MOST_SHOWN),
  limitMobile: count(MOST_SHOWN),
  columns: count(MOST_COLUMNS),
  columnsTablet: count(MOST_COLUMNS),
  columnsMobile: count(MOST_COLUMNS),
  gap,
  gapTablet: gap,
  gapMobile: gap,
  aspectRatio,
  aspectRatioTablet: aspectRatio,
  aspectRatioMobile: aspectRatio,
  onClick: oneOf("lightbox", "permalink", "profile", "none"),
  hover: oneOf("caption", "counts", "none"),
  header: flag,
  followButton: flag,
  captions: flag,
  instagramTile: flag,
  loadMore: oneOf("button", "scroll", "none"),
  theme: oneOf("auto", "light", "dark"),
  types: z
    .string()
    .regex(
      /^(image|video|reel|carousel)([ ,]+(image|video|reel|carousel))*$/,
      "Write image, video, reel or carousel, parted by commas.",
    ),
  hashtags: z.string().max(500, "That is too long: write at most 500 characters."),
  lang: z.string().refine(isLanguage, "Write a language's code such as de or pt-BR."),
};

export const LOOK_FIELDS = Object.keys(FIELDS).filter(isLookField);

/** Reads a posted form. Nothing is taken from one with a problem in it. */
export function readLook(
  field: (name: LookField) => string,
): { readonly look: Look } | { readonly problems: LookProblems } {
  let look: Look = {};
  const problems: LookProblems = {};
  for (const name of LOOK_FIELDS) {
    const text = field(name).trim();
    if (text === "") continue;
    const read = FIELDS[name].safeParse(name === "hashtags" ? text : text.toLowerCase());
    if (read.success) look = { ...look, [name]: read.data };
    else problems[name] = read.error.issues[0]?.message ?? "This cannot be read.";
  }
  return Object.keys(problems).length > 0 ? { problems } : { look };
}

function isLookField(name: string): name is LookField {
  return name in FIELDS;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
