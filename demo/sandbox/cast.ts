import { CLIPS, SCENES } from "../pictures/catalogue.ts";
import { clipFile, sceneFile } from "./files.ts";
import type { SandboxAccountSpec, SandboxPageSpec } from "./spec.ts";

const HOUR_MS = 3_600_000;

const harbour = SCENES.filter((scene) => !scene.slug.startsWith("kiln-"));
const kiln = SCENES.filter((scene) => scene.slug.startsWith("kiln-"));

export const DEMO_ACCOUNTS: readonly SandboxAccountSpec[] = [
  {
    username: "harbour.bakery",
    name: "Harbour Bakery",
    biography: "Bread, buns and coffee by the water.",
    website: "https://harbour-bakery.example/",
    followersCount: 1204,
    followsCount: 310,
    page: "Harbour Bakery",
    posts: harbour.map((scene, index) => {
      const clip = CLIPS.find((one) => one.poster === scene.slug);
      return {
        ageMs: (3 + index * 50) * HOUR_MS,
        picture: sceneFile(scene.slug),
        ...(scene.caption && { caption: scene.caption }),
        altText: scene.alt,
        ...(clip && { video: clipFile(clip.slug) }),
      };
    }),
  },
  {
    username: "atelier.kiln",
    name: "Atelier Kiln",
    accountType: "MEDIA_CREATOR",
    page: "Atelier Kiln",
    posts: kiln.map((scene, index) => ({
      ageMs: (30 + index * 90) * HOUR_MS,
      picture: sceneFile(scene.slug),
      caption: scene.caption,
    })),
  },
  { username: "quiet.quay", name: "Quiet Quay", posts: [] },
  { username: "marta.lind", accountType: "PERSONAL", posts: 4 },
];

export const DEMO_PAGES: readonly SandboxPageSpec[] = [{ name: "Harbour Street Market" }];
