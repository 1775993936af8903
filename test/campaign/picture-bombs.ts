import { expect, onTestFinished } from "vitest";
import { createLog } from "../../server/logging/log.ts";
import { MediaError } from "../../server/media/media-failure.ts";
import { createPictureOpener } from "../../server/media/picture-opener.ts";
import { createPictureProcess } from "../../server/media/picture-process/picture-process.ts";
import { systemClock } from "../../server/time/clock.ts";
import { jpeg, plain, pretendSize } from "../server/media/pictures.ts";
import { avifBomb } from "../support/avif-bomb.ts";
import { openTestDatabase } from "../support/database.ts";
import { createRandom, type Random } from "../support/random.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "picture bombs";
export const count = 1000;

/** So many tries are made with too little memory, which ends the process with a picture that is well. */
const EVERY_TIGHT = 25;
const TIGHT_BYTES = 1_000_000;

/** Pictures that are damaged, lie about their size or take too much are refused; the next that is well is opened. */
export async function run(times: number): Promise<RowResult> {
  const random = createRandom();
  const bases = await basesOf();
  const good = await jpeg(60, 40);
  const generous = openWith({});
  const tight = openWith({ maxMemoryBytes: TIGHT_BYTES });
  const large = await jpeg(2000, 1500);
  let refused = 0;
  const result = await tryEach(times, async (index) => {
    if (index % EVERY_TIGHT === 0) {
      const bytes = Buffer.concat([large, Buffer.from(String(index))]);
      for (const kind of ["decoder-died", "decoder-died-twice", "decoder-died-twice"]) {
        expect((await failureOf(tight.renderVariants(bytes, {})))?.kind).toBe(kind);
      }
    }
    const failure = await failureOf(generous.renderVariants(spoil(random, bases), {}));
    if (failure) refused += 1;
    expect((await generous.renderAvatar(good, {})).width).toBe(40);
  });
  console.log(`${refused} of ${times} pictures were refused, the others were opened`);
  return result;
}

function openWith(limits: { maxMemoryBytes?: number }) {
  const pictures = createPictureProcess({ log: createLog("silent"), ...limits });
  onTestFinished(() => pictures.close());
  return createPictureOpener({ clock: systemClock, db: openTestDatabase(), pictures });
}

/** Anything but a failure that is known for one is thrown. */
async function failureOf(work: Promise<unknown>): Promise<MediaError | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof MediaError) return error;
    throw error;
  }
}

async function basesOf(): Promise<Buffer[]> {
  const picture = plain(90, 70);
  return [
    avifBomb(),
    pretendSize(await plain(8, 8).png().toBuffer(), 7000),
    pretendSize(await plain(8, 8).png().toBuffer(), 40_000),
    await plain(7000, 6000).jpeg({ progressive: true }).toBuffer(),
    await plain(7000, 7000).webp().toBuffer(),
    await picture.clone().jpeg().toBuffer(),
    await picture.clone().png().toBuffer(),
    await picture.clone().webp().toBuffer(),
    await picture.clone().gif().toBuffer(),
    await picture.clone().avif().toBuffer(),
  ];
}

/** Whole, cut off, with a few bytes changed, or with a piece of it once more. */
function spoil(random: Random, bases: readonly Buffer[]): Buffer {
  const bytes = Buffer.from(random.pick(bases));
  const at = random.between(0, bytes.length - 1);
  switch (random.between(0, 4)) {
    case 0:
      return bytes;
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(random.between(0, at))]);
    default:
      // Most of what can be lied about stands at the beginning.
      for (let change = random.between(1, 12); change > 0; change -= 1) {
        const place = Math.floor(bytes.length * random.next() ** 3);
        bytes[place] = random.between(0, 255);
      }
      return bytes;
  }
}
