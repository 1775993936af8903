/**
 * Which formats and widths of pictures pay, on one core: `npm run bench:pictures -- [--avif 12]`, where `--avif` says
 * of how many of the pictures AVIF is made, which takes most of the time; with 0 only the widths are compared.
 */
import { parseArgs } from "node:util";
import {
  type Encoded,
  encode,
  encodeAndJudge,
  type Judged,
  shrink,
  useOneCore,
} from "./pictures/encoding.ts";
import { matchAvif } from "./pictures/match.ts";
import { type Cost, SCREEN_NAMES, weighWidths } from "./pictures/widths.ts";
import { realSizeAccount, sourcesOf } from "./widget/sources.ts";

/** As server/media/variants.ts makes them. */
const WEBP = { quality: 80, effort: 4 };
const MAIN_WIDTHS = [400, 700, 1080];
const WIDTHS = [240, 320, 400, 480, 540, 640, 700, 800, 960, 1080];
const AVIF_EFFORTS = [2, 4];
const FIRST_GUESS = 56;

const WIDTH_SETS = [
  [400, 700, 1080],
  [400, 1080],
  [320, 640, 1080],
  [320, 480, 700, 1080],
  [240, 400, 700, 1080],
  [320, 480, 640, 960, 1080],
  [240, 320, 400, 540, 700, 960, 1080],
];

const { values } = parseArgs({ options: { avif: { type: "string", default: "12" } } });

useOneCore();
const sources = await Promise.all(
  sourcesOf(await realSizeAccount()).map(({ picture }) => picture?.read()),
).then((read) => read.filter((source) => source !== undefined));
if (Number(values.avif) > 0) await compareFormats();
await compareWidths();

/** Of some of the pictures, spread over all of them. */
async function compareFormats(): Promise<void> {
  const every = Math.ceil(sources.length / Number(values.avif));
  const chosen = sources.filter((_, index) => index % every === 0);
  console.log(
    `Means over ${chosen.length} of ${sources.length} pictures. SSIM: of luma, in windows of 11 × 11 pixels, beside the resized picture; each AVIF is made as similar as the WebP of the same picture.\n`,
  );
  print(["width", "format", "bytes", "CPU", "SSIM", "bytes beside WebP", "CPU beside WebP"]);
  for (const width of MAIN_WIDTHS) {
    const webp: Judged[] = [];
    const slower: Judged[] = [];
    const avif = AVIF_EFFORTS.map((effort) => ({ effort, made: [] as Judged[], quality: 0 }));
    for (const source of chosen) {
      const pixels = await shrink(source, width);
      const usual = await encodeAndJudge(pixels, (picture) => picture.webp(WEBP));
      webp.push(usual);
      slower.push(await encodeAndJudge(pixels, (picture) => picture.webp({ ...WEBP, effort: 6 })));
      for (const one of avif) {
        const firstGuess = one.made.length ? one.quality / one.made.length : FIRST_GUESS;
        const { quality, encoded } = await matchAvif(pixels, usual.similarity, {
          effort: one.effort,
          firstGuess: Math.round(firstGuess),
        });
        one.made.push(encoded);
        one.quality += quality;
      }
    }
    printFormat(width, "WebP 80, effort 4", webp, webp);
    printFormat(width, "WebP 80, effort 6", slower, webp);
    for (const { effort, made, quality } of avif) {
      const mean = Math.round(quality / made.length);
      printFormat(width, `AVIF ${mean}, effort ${effort}`, made, webp);
    }
  }
}

function printFormat(width: number, format: string, made: Judged[], webp: Judged[]): void {
  const [bytes, cpuMs] = [meanOf(made, "bytes"), meanOf(made, "cpuMs")];
  print([
    String(width),
    format,
    `${(bytes / 1000).toFixed(1)} kB`,
    `${cpuMs.toFixed(0)} ms`,
    meanOf(made, "similarity").toFixed(4),
    (bytes / meanOf(webp, "bytes")).toFixed(2),
    (cpuMs / meanOf(webp, "cpuMs")).toFixed(1),
  ]);
}

async function compareWidths(): Promise<void> {
  const costs: Cost[] = [];
  for (const width of WIDTHS) {
    const made: Encoded[] = [];
    for (const source of sources) {
      made.push(await encode(await shrink(source, width), (picture) => picture.webp(WEBP)));
    }
    costs.push({ width, bytes: meanOf(made, "bytes"), cpuMs: meanOf(made, "cpuMs") });
  }
  console.log("\nBytes sent beyond those of a picture exactly as wide as its tile.\n");
  print(["widths", ...SCREEN_NAMES, "stored per picture", "CPU per picture"]);
  for (const widths of WIDTH_SETS) {
    const { wasted, storedBytes, cpuMs } = weighWidths(widths, costs);
    print([
      widths.join(" "),
      ...SCREEN_NAMES.map((screen) => `+${(wasted[screen] * 100).toFixed(0)} %`),
      `${(storedBytes / 1000).toFixed(0)} kB`,
      `${cpuMs.toFixed(0)} ms`,
    ]);
  }
}

function meanOf<K extends string>(made: readonly Readonly<Record<K, number>>[], of: K): number {
  return made.reduce((sum, one) => sum + one[of], 0) / made.length;
}

function print([first = "", second = "", ...others]: readonly string[]): void {
  const cells = others.map((cell) => cell.padStart(18));
  console.log(`${first.padEnd(34)}${second.padEnd(20)}${cells.join("")}`);
}
