import { encodeAndJudge, type Judged, type Pixels } from "./encoding.ts";

/** Near enough: a step of one in quality changes more. */
const TOLERANCE = 0.0004;
const MOST_TRIES = 5;
/** How much similarity a step of one in quality brings, to begin with. */
const USUAL_STEP = 0.0006;

interface Match {
  readonly quality: number;
  readonly encoded: Judged;
}

/** Encodes as AVIF in the quality in which the picture is as much like the original as it is said to be. */
export async function matchAvif(
  pixels: Pixels,
  similarity: number,
  options: { readonly effort: number; readonly firstGuess: number },
): Promise<Match> {
  const tried: Match[] = [];
  let quality = options.firstGuess;
  while (tried.length < MOST_TRIES && !tried.some((match) => match.quality === quality)) {
    const encoder = { quality, effort: options.effort };
    const encoded = await encodeAndJudge(pixels, (picture) => picture.avif(encoder));
    tried.push({ quality, encoded });
    if (Math.abs(encoded.similarity - similarity) <= TOLERANCE) break;
    quality = guessQuality(tried, similarity);
  }
  tried.sort((a, b) => distance(a, similarity) - distance(b, similarity));
  const [nearest] = tried;
  if (!nearest) throw new Error("Nothing was tried.");
  return nearest;
}

function guessQuality(tried: readonly Match[], similarity: number): number {
  const [last, before] = tried.slice(-2).reverse();
  if (!last) throw new Error("Nothing was tried.");
  const gained = before ? last.encoded.similarity - before.encoded.similarity : 0;
  const perStep = before ? gained / (last.quality - before.quality) : USUAL_STEP;
  const steps = (similarity - last.encoded.similarity) / (perStep > 0 ? perStep : USUAL_STEP);
  return Math.min(95, Math.max(15, Math.round(last.quality + steps)));
}

const distance = ({ encoded }: Match, similarity: number) =>
  Math.abs(encoded.similarity - similarity);
