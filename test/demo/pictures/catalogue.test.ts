import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { drawAvatar, drawScene, SCENES } from "../../../demo/pictures/catalogue.ts";
import { Canvas } from "../../../demo/pictures/engine/canvas.ts";
import { paintScene } from "../../../demo/pictures/paint.ts";
import { paintingOf } from "../../../demo/pictures/scenes/paintings.ts";

describe("the list of pictures", () => {
  it("is a feed worth the name: forty and more of the bakery, eight of the pottery", () => {
    const kiln = SCENES.filter(({ slug }) => slug.startsWith("kiln-"));
    expect(kiln).toHaveLength(8);
    expect(SCENES.length - kiln.length).toBeGreaterThanOrEqual(40);
    expect(new Set(SCENES.map(({ slug }) => slug)).size).toBe(SCENES.length);
  });

  it("has every shape that Instagram lets one post", () => {
    const shapes = new Set(SCENES.map(({ width, height }) => `${width}x${height}`));
    expect(shapes).toEqual(
      new Set(["1080x566", "1080x720", "1080x1080", "1080x1350", "1080x1440", "1080x1920"]),
    );
  });

  it("says of each picture what is on it, and leaves one post without a caption", () => {
    expect(SCENES.filter(({ alt }) => alt.length < 20)).toEqual([]);
    expect(SCENES.filter(({ caption }) => caption === "")).toHaveLength(1);
  });

  it("holds captions of all sorts: tags, mentions, emoji, several paragraphs", () => {
    const captions = SCENES.map(({ caption }) => caption);
    for (const sort of [/#\p{L}+/u, /@[\w.]+/, /\p{Extended_Pictographic}/u, /\n\n/, /^.{1,40}$/]) {
      expect(captions.some((caption) => sort.test(caption))).toBe(true);
    }
  });
});

describe("the pictures", () => {
  const glances = new Map<string, Buffer>();
  const sizes = new Map<string, string>();

  beforeAll(async () => {
    for (const { slug } of SCENES) {
      const jpeg = await drawScene(slug);
      const { format, width, height } = await sharp(jpeg).metadata();
      sizes.set(slug, `${format} ${width}x${height}`);
      glances.set(slug, await glance(Promise.resolve(jpeg)));
    }
  });

  it("are JPEGs of the size that the list says", () => {
    expect(Object.fromEntries(sizes)).toEqual(
      Object.fromEntries(
        SCENES.map(({ slug, width, height }) => [slug, `jpeg ${width}x${height}`]),
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

it("has a painter for every picture of the list", () => {
  expect(SCENES.filter(({ slug }) => paintingOf(slug) === undefined)).toEqual([]);
});

it("keeps pictures that look as their painters paint them today", async () => {
  const sample = SCENES.filter(({ slug }) => ["eclairs", "brioche-loaf"].includes(slug));
  for (const scene of sample) {
    const [kept, painted] = await Promise.all(
      [drawScene(scene.slug), paintScene(scene)].map(glance),
    );
    expect(difference(kept ?? Buffer.alloc(0), painted ?? Buffer.alloc(0))).toBeLessThan(2);
  }
  expect(sample).toHaveLength(2);
});

it("paints the same picture from the same name, byte for byte", async () => {
  const [first, second] = [new Canvas(1080, 720), new Canvas(1080, 720)];
  await paintingOf("eclairs")?.(first);
  await paintingOf("eclairs")?.(second);
  expect((await first.jpeg(85)).equals(await second.jpeg(85))).toBe(true);
});

it("draws a picture once, however often it is asked for", async () => {
  expect(await drawScene("eclairs")).toBe(await drawScene("eclairs"));
});

it("says so when there is no such picture, and stays able to draw others", async () => {
  await expect(drawScene("no-such-thing")).rejects.toThrow("no picture called “no-such-thing”");
  await expect(drawScene("constructor")).rejects.toThrow("no picture called");
  expect((await drawScene("eclairs")).length).toBeGreaterThan(10_000);
});

it("draws a profile picture for anybody, and each their own", async () => {
  const names = ["harbour.bakery", "atelier.kiln", "quiet.quay", "marta.lind"];
  const avatars = await Promise.all(names.map(drawAvatar));
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
