import type {
  SandboxAccountSpec,
  SandboxChildSpec,
  SandboxPageSpec,
  SandboxPostSpec,
} from "../sandbox/spec.ts";
import { HOUR_MS } from "../sandbox/units.ts";
import { CLIPS } from "./clips.ts";
import { avatarFile, clipFile, pictureFile } from "./files.ts";
import type { Picture } from "./picture.ts";
import { BAKERY_PICTURES, KILN_PICTURES, PICTURES } from "./pictures.ts";

const NEWEST_HOURS = 3;
/** From post to post: people do not publish by the clock. */
const GAPS_HOURS = [26, 31, 49, 24, 74, 40, 53, 28, 91, 35, 62];

/** Carousels: the picture that leads, and what follows it. A clip is a video child. */
const CAROUSELS: Readonly<Record<string, readonly string[]>> = {
  "croissant-tray": ["eclairs", "clip:loaf"],
  "bread-shelves": ["seeded-rolls", "butter-and-eggs"],
  "picnic-cloth": ["jam-jars", "strawberry-slice"],
  "oven-glow": ["wheat-and-flour", "brioche-loaf"],
  "breakfast-table": ["tea-and-scones", "madeleines", "chocolate-cookies", "clip:steam"],
  "kiln-nested-bowls": ["kiln-glaze-tiles", "kiln-bottle-row"],
};

/** A reel set to licensed music: Instagram names a cover and no video. */
const COPYRIGHTED_REEL = "lighthouse";
const LIKES_HIDDEN = "rainy-window";

/** Who is on the demo's Instagram. */
export const CAST_ACCOUNTS: readonly SandboxAccountSpec[] = [
  {
    username: "harbour.bakery",
    picture: avatarFile("harbour.bakery"),
    name: "Harbour Bakery",
    biography: "Bread, buns and coffee by the water. 🍞\nOpen from six, closed when it’s gone.",
    website: "https://harbour-bakery.example/",
    followersCount: 1204,
    followsCount: 310,
    page: "Harbour Bakery",
    posts: postsOf(BAKERY_PICTURES),
  },
  {
    username: "atelier.kiln",
    picture: avatarFile("atelier.kiln"),
    name: "Atelier Kiln",
    accountType: "MEDIA_CREATOR",
    biography: "Stoneware, thrown slowly.",
    followersCount: 417,
    followsCount: 188,
    page: "Atelier Kiln",
    posts: postsOf(KILN_PICTURES),
  },
  {
    username: "quiet.quay",
    picture: avatarFile("quiet.quay"),
    name: "Quiet Quay",
    biography: "Rooms above the harbour. Pictures soon.",
    followersCount: 9,
    followsCount: 21,
    posts: [],
  },
  {
    username: "marta.lind",
    picture: avatarFile("marta.lind"),
    name: "Marta Lind",
    accountType: "PERSONAL",
    followersCount: 86,
    followsCount: 140,
    posts: [
      { ageMs: 20 * HOUR_MS, picture: pictureFile("harbour-dawn"), caption: "From the window." },
      { ageMs: 90 * HOUR_MS, picture: pictureFile("gull-on-the-quay"), caption: "Him again." },
      { ageMs: 200 * HOUR_MS, picture: pictureFile("tea-and-scones") },
    ],
  },
];

/** Beside the Pages that the accounts hang on: one without an Instagram account. */
export const CAST_PAGES: readonly SandboxPageSpec[] = [{ name: "Harbour Street Market" }];

function postsOf(pictures: readonly Picture[]): SandboxPostSpec[] {
  const children = new Set(Object.values(CAROUSELS).flat());
  let hours = NEWEST_HOURS;
  return pictures
    .filter((picture) => !children.has(picture.slug))
    .map((picture, index) => {
      const post = postOf(picture, index, hours * HOUR_MS);
      hours += GAPS_HOURS[index % GAPS_HOURS.length] ?? 48;
      return post;
    });
}

function postOf(picture: Picture, index: number, ageMs: number): SandboxPostSpec {
  const clip = CLIPS.find((one) => one.poster === picture.slug);
  const more = CAROUSELS[picture.slug];
  const reel = clip !== undefined || picture.slug === COPYRIGHTED_REEL;
  return {
    ageMs,
    picture: pictureFile(picture.slug),
    ...(picture.caption !== "" && { caption: picture.caption }),
    // About half of the owners' pictures have one.
    ...(index % 2 === 0 && { altText: picture.alt }),
    ...(reel && { type: "VIDEO" }),
    ...(clip && { video: clipFile(clip.slug) }),
    ...(picture.slug === COPYRIGHTED_REEL && { copyrighted: true }),
    ...(picture.slug === LIKES_HIDDEN && { likesHidden: true }),
    ...(more && { children: [childOf(picture.slug, 0), ...more.map(childOf)] }),
    likeCount: 24 + ((index * 67 + 31) % 180),
    commentsCount: (index * 5 + 2) % 13,
  };
}

function childOf(name: string, index: number): SandboxChildSpec {
  const clip = CLIPS.find((one) => `clip:${one.slug}` === name);
  if (clip) return { picture: pictureFile(clip.poster), video: clipFile(clip.slug), type: "VIDEO" };
  const alt = PICTURES.find((picture) => picture.slug === name)?.alt;
  return {
    picture: pictureFile(name),
    ...(index % 2 === 0 && alt !== undefined && { altText: alt }),
  };
}
