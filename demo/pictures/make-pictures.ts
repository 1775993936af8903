/**
 * Paints the pictures in demo/assets/pictures/, which are kept in the repository so that the demo and the tests
 * need not wait for them: `npx tsx demo/pictures/make-pictures.ts [slug …]`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { PAINTED_AVATARS, SCENES, storedPicture } from "./catalogue.ts";
import { paintProfilePicture, paintScene } from "./paint.ts";

const wanted = process.argv.slice(2);
const isWanted = (slug: string) => wanted.length === 0 || wanted.includes(slug);

await mkdir(new URL(".", storedPicture("any")), { recursive: true });
for (const scene of SCENES.filter(({ slug }) => isWanted(slug))) {
  await writeFile(storedPicture(scene.slug), await paintScene(scene));
  console.log(`${scene.slug} is painted.`);
}
for (const name of PAINTED_AVATARS.filter(isWanted)) {
  await writeFile(storedPicture(`avatar-${name}`), await paintProfilePicture(name));
}
