import { CLIPS, SCENES, type Scene } from "../pictures/catalogue.ts";
import { clipFile, sceneFile } from "./files.ts";
import type {
  SandboxAccountSpec,
  SandboxChildSpec,
  SandboxPageSpec,
  SandboxPostSpec,
} from "./spec.ts";

const HOUR_MS = 3_600_000;
const NEWEST_HOURS = 3;
/** From post to post: people do not publish by the clock. */
const GAPS_HOURS = [26, 31, 49, 24, 74, 40, 53, 28, 91, 35, 62];

/** Carousels: the scene that leads, and what follows it. A clip is a video child. */
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

/** What the sandbox's Instagram holds when nobody says otherwise. */
export function demoAccounts(): SandboxAccountSpec[] {
  const kiln = SCENES.filter((scene) => scene.slug.startsWith("kiln-"));
  const harbour = SCENES.filter((scene) => !kiln.includes(scene));
  return [
    {
      username: "harbour.bakery",
      name: "Harbour Bakery",
      biography: "Bread, buns and coffee by the water. 🍞\nOpen from six, closed when it’s gone.",
      website: "https://harbour-bakery.example/",
      followersCount: 1204,
      followsCount: 310,
      page: "Harbour Bakery",
      posts: postsOf(harbour),
    },
    {
      username: "atelier.kiln",
      name: "Atelier Kiln",
      accountType: "MEDIA_CREATOR",
      biography: "Stoneware, thrown slowly.",
      followersCount: 417,
      followsCount: 188,
      page: "Atelier Kiln",
      posts: postsOf(kiln),
    },
    {
      username: "quiet.quay",
      name: "Quiet Quay",
      biography: "Rooms above the harbour. Pictures soon.",
      followersCount: 9,
      followsCount: 21,
      posts: [],
    },
    {
      username: "marta.lind",
      name: "Marta Lind",
      accountType: "PERSONAL",
      followersCount: 86,
      followsCount: 140,
      posts: [
        { ageMs: 20 * HOUR_MS, picture: sceneFile("harbour-dawn"), caption: "From the window." },
        { ageMs: 90 * HOUR_MS, picture: sceneFile("gull-on-the-quay"), caption: "Him again." },
        { ageMs: 200 * HOUR_MS, picture: sceneFile("tea-and-scones") },
      ],
    },
  ];
}

/** Beside the Pages that the accounts hang on: one without an Instagram account. */
export function demoPages(): SandboxPageSpec[] {
  return [{ name: "Harbour Street Market" }];
}

function postsOf(scenes: readonly Scene[]): SandboxPostSpec[] {
  const children = new Set(Object.values(CAROUSELS).flat());
  let hours = NEWEST_HOURS;
  return scenes
    .filter((scene) => !children.has(scene.slug))
    .map((scene, index) => {
      const post = postOf(scene, index, hours * HOUR_MS);
      hours += GAPS_HOURS[index % GAPS_HOURS.length] ?? 48;
      return post;
    });
}

function postOf(scene: Scene, index: number, ageMs: number): SandboxPostSpec {
  const clip = CLIPS.find((one) => one.poster === scene.slug);
  const more = CAROUSELS[scene.slug];
  const reel = clip !== undefined || scene.slug === COPYRIGHTED_REEL;
  return {
    ageMs,
    picture: sceneFile(scene.slug),
    ...(scene.caption !== "" && { caption: scene.caption }),
    // About half of the owners' pictures have one.
    ...(index % 2 === 0 && { altText: scene.alt }),
    ...(reel && { type: "VIDEO" }),
    ...(clip && { video: clipFile(clip.slug) }),
    ...(scene.slug === COPYRIGHTED_REEL && { copyrighted: true }),
    ...(scene.slug === LIKES_HIDDEN && { likesHidden: true }),
    ...(more && { children: [childOf(scene.slug, 0), ...more.map(childOf)] }),
    likeCount: 24 + ((index * 67 + 31) % 180),
    commentsCount: (index * 5 + 2) % 13,
  };
}

function childOf(name: string, index: number): SandboxChildSpec {
  const clip = CLIPS.find((one) => `clip:${one.slug}` === name);
  if (clip) return { picture: sceneFile(clip.poster), video: clipFile(clip.slug), type: "VIDEO" };
  const alt = SCENES.find((scene) => scene.slug === name)?.alt;
  return {
    picture: sceneFile(name),
    ...(index % 2 === 0 && alt !== undefined && { altText: alt }),
  };
}
