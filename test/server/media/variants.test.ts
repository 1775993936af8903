import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { MediaError } from "../../../server/media/media-failure.ts";
import {
  type RenderedPicture,
  renderAvatar,
  renderVariants,
} from "../../../server/media/variants.ts";
import { avifBomb } from "../../support/avif-bomb.ts";
import { BLUE, type Colour, colourAt, halves, jpeg, plain, pretendSize, RED } from "./pictures.ts";

function boxes({ sizes }: RenderedPicture): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sizes).map(([name, { width, height }]) => [name, `${width}x${height}`]),
  );
}

function expectColour(actual: Colour, expected: Colour): void {
  for (const channel of ["r", "g", "b"] as const) {
    expect(
      Math.abs(actual[channel] - expected[channel]),
      `${channel} of ${JSON.stringify(actual)}`,
    ).toBeLessThan(16);
  }
}

async function failureOf(bytes: Buffer): Promise<MediaError> {
  const error = await renderVariants(bytes).catch((reason: unknown) => reason);
  if (!(error instanceof MediaError)) throw new Error("expected a MediaError");
  return error;
}

describe("sizes", () => {
  test("makes 400, 700, 1080 wide and full, in the picture's own shape", async () => {
    const rendered = await renderVariants(await jpeg(1440, 1800));
    expect(boxes(rendered)).toEqual({
      small: "400x500",
      medium: "700x875",
      large: "1080x1350",
      full: "1440x1800",
    });
    for (const { bytes, width, height } of Object.values(rendered.sizes)) {
      const actual = await sharp(bytes).metadata();
      expect(actual).toMatchObject({ format: "webp", width, height });
    }
  });

  test("never enlarges, and lets equal sizes be one file", async () => {
    const rendered = await renderVariants(await jpeg(600, 300));
    const { sizes } = rendered;
    expect(boxes(rendered)).toEqual({
      small: "400x200",
      medium: "600x300",
      large: "600x300",
      full: "600x300",
    });
    expect(sizes.medium).toBe(sizes.full);
    expect(sizes.large).toBe(sizes.full);
  });

  test("bounds full, however large the source", async () => {
    expect(boxes(await renderVariants(await jpeg(6000, 4000))).full).toBe("2048x1365");
    expect(boxes(await renderVariants(await jpeg(100, 9000))).full).toBe("46x4096");
  });

  test("takes a picture of a single pixel", async () => {
    expect(boxes(await renderVariants(await plain(1, 1).png().toBuffer())).small).toBe("1x1");
  });

  test("gives the same bytes for the same picture", async () => {
    const source = await (await halves(500, 400)).jpeg().toBuffer();
    const [once, again] = [await renderVariants(source), await renderVariants(source)];
    expect(once.sizes.small.bytes.equals(again.sizes.small.bytes)).toBe(true);
  });
});

describe("what comes in", () => {
  test("turns a picture upright as its EXIF says, and takes the metadata away", async () => {
    // Stored lying on its side: its red half is to be seen at the top.
    const source = await (await halves(800, 400))
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: "Secret Place 12" } } })
      .toBuffer();
    const { sizes } = await renderVariants(source);
    expect(sizes.small).toMatchObject({ width: 400, height: 800 });
    expectColour(
      await colourAt(sizes.small.bytes, { left: 0, top: 0, width: 400, height: 300 }),
      RED,
    );
    expectColour(
      await colourAt(sizes.small.bytes, { left: 0, top: 500, width: 400, height: 300 }),
      BLUE,
    );
    const metadata = await sharp(sizes.full.bytes).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
    expect(metadata.icc).toBeUndefined();
    expect(sizes.full.bytes.includes("Secret Place")).toBe(false);
  });

  test("turns CMYK into colours for screens", async () => {
    const source = await plain(300, 300, RED)
      .toColourspace("cmyk")
      .jpeg({ quality: 95 })
      .toBuffer();
    expect((await sharp(source).metadata()).space).toBe("cmyk");
    const { sizes } = await renderVariants(source);
    const metadata = await sharp(sizes.full.bytes).metadata();
    expect(metadata).toMatchObject({ space: "srgb", channels: 3 });
    const colour = await colourAt(sizes.full.bytes, { left: 0, top: 0, width: 300, height: 300 });
    expect(colour.r).toBeGreaterThan(150);
    expect(colour.b).toBeLessThan(90);
  });

  test("keeps wide-gamut colours looking the same", async () => {
    const source = await plain(100, 100, RED).withIccProfile("p3").png().toBuffer();
    const { sizes } = await renderVariants(source);
    expectColour(
      await colourAt(sizes.full.bytes, { left: 0, top: 0, width: 100, height: 100 }),
      RED,
    );
  });

  test("puts see-through pictures on white", async () => {
    const source = await sharp({
      create: { width: 100, height: 100, channels: 4, background: { ...BLUE, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { sizes } = await renderVariants(source);
    const white = { r: 255, g: 255, b: 255 };
    expectColour(
      await colourAt(sizes.full.bytes, { left: 0, top: 0, width: 100, height: 100 }),
      white,
    );
  });

  test("takes black-and-white and 16-bit pictures", async () => {
    const grey = await plain(50, 40).greyscale().jpeg().toBuffer();
    const deep = await plain(50, 40).toColourspace("rgb16").png().toBuffer();
    const greyAlpha = await plain(50, 40).greyscale().ensureAlpha(0.5).png().toBuffer();
    for (const source of [grey, deep, greyAlpha]) {
      expect(boxes(await renderVariants(source)).full).toBe("50x40");
    }
    expectColour(
      await colourAt((await renderVariants(deep)).sizes.full.bytes, {
        left: 0,
        top: 0,
        width: 50,
        height: 40,
      }),
      RED,
    );
  });

  test("takes the first frame of a moving picture", async () => {
    const frames = await Promise.all(
      [RED, BLUE].map((colour) => plain(40, 40, colour).png().toBuffer()),
    );
    const source = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(source).metadata()).pages).toBe(2);
    const { sizes } = await renderVariants(source);
    expect((await sharp(sizes.full.bytes).metadata()).pages ?? 1).toBe(1);
    expectColour(await colourAt(sizes.full.bytes, { left: 0, top: 0, width: 40, height: 40 }), RED);
  });

  test("refuses a picture that breaks off", async () => {
    const whole = await (await halves(800, 800)).jpeg().toBuffer();
    const failure = await failureOf(whole.subarray(0, whole.length / 2));
    expect(failure.kind).toBe("undecodable");
    expect(failure.retry).toBe("daily");
  });

  test("refuses what is no picture at all", async () => {
    expect((await failureOf(Buffer.from("GIF89a but not really"))).kind).toBe("undecodable");
  });

  test("refuses a picture of very many pixels before it decodes them", async () => {
    const bomb = pretendSize(await plain(8, 8).png().toBuffer(), 12_000);
    const failure = await failureOf(bomb);
    expect(failure.kind).toBe("too-many-pixels");
    expect(failure.message).toContain("144 million pixels");
  });
});

test.each([
  ["an AVIF of 7000 by 7000 in 1.7 kB", async () => avifBomb()],
  ["a progressive JPEG", () => plain(6000, 6000).jpeg({ progressive: true }).toBuffer()],
])("refuses %s before it decodes it, because it takes too much memory", async (_what, make) => {
  expect((await failureOf(await make())).kind).toBe("too-many-pixels");
});

test("takes an AVIF and a progressive JPEG of the sizes that there are", async () => {
  const avif = await plain(1440, 1800).avif({ effort: 0 }).toBuffer();
  const progressive = await plain(4000, 3000).jpeg({ progressive: true }).toBuffer();
  expect(boxes(await renderVariants(avif)).full).toBe("1440x1800");
  expect(boxes(await renderVariants(progressive)).full).toBe("2048x1536");
});

describe("what stands in until it has loaded", () => {
  test("names the colours of nine fields, row by row", async () => {
    const { placeholder } = await renderVariants(await (await halves(300, 300)).png().toBuffer());
    expect(placeholder).toMatch(/^[0-9a-f]{54}$/);
    const field = (index: number) => placeholder.slice(index * 6, index * 6 + 6);
    for (const row of [0, 3, 6]) {
      expect(field(row)).toBe("c81e1e");
      expect(field(row + 2)).toBe("1e28c8");
    }
  });

  test("names the dominant colour", async () => {
    const { colorPalette } = await renderVariants(await plain(300, 300, RED).png().toBuffer());
    expect(colorPalette.dominant).toBe("200, 30, 30");
  });
});

test("makes a square of an account's picture", async () => {
  const avatar = await renderAvatar(await jpeg(1000, 500));
  expect(avatar).toMatchObject({ width: 320, height: 320 });
  expect(await sharp(avatar.bytes).metadata()).toMatchObject({ format: "webp", width: 320 });
  expect(await renderAvatar(await jpeg(50, 80))).toMatchObject({ width: 50, height: 50 });
});
