/**
 * Makes the reels in demo/assets/, which are kept in the repository so that nobody needs this:
 * `npx tsx demo/pictures/make-clips.ts [slug …]`. Needs ffmpeg with libx264.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { CLIPS } from "./clips.ts";
import { Canvas } from "./engine/canvas.ts";
import { scoredLoaf, steamingCup } from "./scenes/reels.ts";
import { boatsAtTheirMoorings } from "./scenes/sea.ts";

const FRAMES_PER_SECOND = 20;
const FRAMES = 80;

/** What each clip shows at a moment from 0 to 1. */
const FILMS: Readonly<Record<string, (canvas: Canvas, moment: number) => Promise<void>>> = {
  steam: steamingCup,
  // The last fifth of the time one looks at what was cut.
  loaf: (canvas, moment) => scoredLoaf(canvas, Math.min(1, moment * 1.25)),
  boats: boatsAtTheirMoorings,
};

const wanted = process.argv.slice(2);
for (const { slug } of CLIPS) {
  const film = FILMS[slug];
  if (film === undefined || (wanted.length > 0 && !wanted.includes(slug))) continue;
  await shoot(film, join(import.meta.dirname, "../assets", `${slug}.mp4`));
  console.log(`${slug}.mp4 is made.`);
}

async function shoot(
  film: (canvas: Canvas, moment: number) => Promise<void>,
  path: string,
): Promise<void> {
  const encoder = spawn(
    "ffmpeg",
    [
      ...["-y", "-loglevel", "error"],
      ...[
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-s",
        "540x960",
        "-r",
        `${FRAMES_PER_SECOND}`,
        "-i",
        "-",
      ],
      ...["-c:v", "libx264", "-preset", "veryslow", "-crf", "27", "-profile:v", "main"],
      ...["-pix_fmt", "yuv420p", "-movflags", "+faststart", "-an"],
      // The same bytes from the same pictures: no version, no date.
      ...["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"],
      path,
    ],
    { stdio: ["pipe", "inherit", "inherit"] },
  );
  for (let frame = 0; frame < FRAMES; frame++) {
    const canvas = new Canvas(1080, 1920, { workScale: 0.5, grain: 0 });
    await film(canvas, frame / FRAMES);
    if (!encoder.stdin.write(canvas.pixels)) await once(encoder.stdin, "drain");
  }
  encoder.stdin.end();
  const [code] = await once(encoder, "close");
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} while making ${path}.`);
}
