import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { CAST_ACCOUNTS } from "../../../demo/cast/accounts.ts";
import {
  BAKERY_PICTURES,
  KILN_PICTURES,
  PICTURES,
  readAvatar,
  readPicture,
} from "../../../demo/cast/pictures.ts";

describe("the list of pictures", () => {
  it("is a feed worth the name: forty and more of the bakery, eight of the pottery", () => {
    expect(KILN_PICTURES).toHaveLength(8);
    expect(BAKERY_PICTURES.length).toBeGreaterThanOrEqual(40);
    expect(new Set(PICTURES.map(({ slug }) => slug)).size).toBe(PICTURES.length);
  });

  it("has every shape that Instagram lets one post", () => {
    const shapes = new Set(PICTURES.map(({ width, height }) => `${width}x${height}`));
    expect(shapes).toEqual(
      new Set(["1080x566", "1080x720", "1080x1080", "1080x1350", "1080x1440", "1080x1920"]),
    );
  });

  it("says of each picture what is on it, and leaves one post without a caption", () => {
    expect(PICTURES.filter(({ alt }) => alt.length < 20)).toEqual([]);
    expect(PICTURES.filter(({ caption }) => caption === "")).toHaveLength(1);
  });

  it("holds captions of all sorts: tags, mentions, emoji, several paragraphs", () => {
    const captions = PICTURES.map(({ caption }) => caption);
    for (const sort of [/#\p{L}+/u, /@[\w.]+/, /\p{Extended_Pictographic}/u, /\n\n/, /^.{1,40}$/]) {
      expect(captions.some((caption) => sort.test(caption))).toBe(true);
    }
  });
});

describe("the pictures", () => {
  const glances = new Map<string, Buffer>();
  const sizes = new Map<string, string>();

  beforeAll(async () => {
    for (const { slug } of PICTURES) {
      const jpeg = await readPicture(slug);
      const { format, width, height } = await sharp(jpeg).metadata();
      sizes.set(slug, `${format} ${width}x${height}`);
      glances.set(slug, await glance(Promise.resolve(jpeg)));
    }
  });

  it("are JPEGs of the size that the list says", () => {
    expect(Object.fromEntries(sizes)).toEqual(
      Object.fromEntries(
        PICTURES.map(({ slug, width, height }) => [slug, `jpeg ${width}x${height}`]),
      ),
    );
  });

  it("are all different to look at", () => {
    const alike: string[] = [];
    const all = [...glances];
    for (const [i, [slug, glance]] of all.entries()) {
      for (const [other, otherGlance] of all.slice(i + 1)) {
        if (difference(glance, otherGlance) < 12) alike.push(`${slug} and ${other}`);
      }
    }
    expect(alike).toEqual([]);
  });

  it("are neither blank nor nearly so", () => {
    const blank = [...glances].filter(([, glance]) => {
      const mean = glance.reduce((sum, value) => sum + value, 0) / glance.length;
      return glance.reduce((sum, value) => sum + Math.abs(value - mean), 0) / glance.length < 10;
    });
    expect(blank.map(([slug]) => slug)).toEqual([]);
  });
});

it("says so when there is no such picture, and stays able to read others", async () => {
  await expect(readPicture("no-such-thing")).rejects.toThrow("no picture called “no-such-thing”");
  await expect(readPicture("constructor")).rejects.toThrow("no picture called");
  expect((await readPicture("eclairs")).length).toBeGreaterThan(10_000);
});

it("has a profile picture for each of the cast, each their own", async () => {
  const names = CAST_ACCOUNTS.map(({ username }) => username);
  const avatars = await Promise.all(names.map(readAvatar));
  for (const avatar of avatars) {
    expect(await sharp(avatar).metadata()).toMatchObject({
      format: "jpeg",
      width: 320,
      height: 320,
    });
  }
  expect(new Set(avatars.map((avatar) => avatar.toString("base64"))).size).toBe(names.length);
});

/** 16 × 16 pixels: enough to tell one picture from another. */
async function glance(jpeg: Promise<Buffer>): Promise<Buffer> {
  return sharp(await jpeg)
    .resize(16, 16, { fit: "fill" })
    .removeAlpha()
    .raw()
    .toBuffer();
}

function difference(a: Buffer, b: Buffer): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
}
