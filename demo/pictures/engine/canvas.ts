import sharp from "sharp";
import { blit, type Mapping } from "./blit.ts";
import { type Light, lit, WINDOW_LIGHT } from "./lit.ts";
import { darken } from "./low-map.ts";
import { type Box, shadowOf } from "./shadow.ts";
import { halved, type Sprite } from "./sprite.ts";
import { doubled } from "./upscale.ts";

/** How a layer meets what is below it. */
export type Blend = "over" | "multiply" | "screen";

export interface SvgOptions {
  readonly blend?: Blend;
  readonly opacity?: number;
  /** Drawn out of focus by this many pixels; cheap, as it is drawn small and magnified. */
  readonly blurPx?: number;
  /** How far over the table the layer floats: throws a soft shadow. */
  readonly liftPx?: number;
  /** The part of the canvas that is drawn on, when not all of it: saves time. */
  readonly box?: Box;
}

export interface Placing {
  /** The middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Degrees, clockwise. */
  readonly turn?: number;
  /** Height divided by what it would be: under 1 for a thing seen from the side. */
  readonly squash?: number;
  readonly liftPx?: number;
  readonly opacity?: number;
  /** Multiplies the colours, 1 as they are. */
  readonly brightness?: number;
}

/** Writes the colour of the material at a canvas pixel into `out`. */
export type Material = (x: number, y: number, out: [number, number, number]) => void;

/**
 * Paintings are worked on at this part of their size and enlarged at the end: half the time, and a
 * lens is not sharper than that.
 */
const WORK_SCALE = 0.75;

export interface CanvasOptions {
  readonly workScale?: number;
  /** Strength of the film grain in steps of 255; films of many frames go without. */
  readonly grain?: number;
}

/** The picture that is being made, RGB. Things are put onto it from back to front. */
export class Canvas {
  /** The size of the picture, and of the coordinates that everything is given in. */
  readonly width: number;
  readonly height: number;
  readonly grain: number;
  /** What is worked on. */
  readonly columns: number;
  readonly rows: number;
  pixels: Uint8ClampedArray;
  light: Light = WINDOW_LIGHT;
  /** What full shadow takes away of each colour. */
  shadowTint: readonly [number, number, number] = [0.7, 0.75, 0.76];
  /** Where shadows fall, per pixel of lift. */
  shadowToward: readonly [number, number] = [0.66, 0.75];

  readonly #scale: number;

  constructor(width: number, height: number, options: CanvasOptions = {}) {
    this.width = width;
    this.height = height;
    this.grain = options.grain ?? 7;
    this.#scale = options.workScale ?? WORK_SCALE;
    this.columns = Math.round((width * this.#scale) / 2) * 2;
    this.rows = Math.round((height * this.#scale) / 2) * 2;
    this.pixels = new Uint8ClampedArray(this.columns * this.rows * 3);
  }

  /** Covers everything with a material, described at half the resolution. */
  cover(material: Material): void {
    const columns = this.columns >> 1;
    const rows = this.rows >> 1;
    const small = new Uint8ClampedArray(columns * rows * 3);
    const out: [number, number, number] = [0, 0, 0];
    const step = 2 / this.#scale;
    for (let y = 0, to = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++, to += 3) {
        material(x * step, y * step, out);
        small[to] = out[0];
        small[to + 1] = out[1];
        small[to + 2] = out[2];
      }
    }
    this.pixels = doubled(small, columns, rows);
  }

  /** Draws SVG whose view box is the canvas. */
  async svg(body: string, options: SvgOptions = {}): Promise<void> {
    this.#put(await this.#rasterise(body, options), options);
  }

  /** Paints a material where the SVG is opaque. */
  async fill(body: string, material: Material, options: SvgOptions = {}): Promise<void> {
    const layer = await this.#rasterise(body, options);
    const { bytes, width, height } = layer;
    const out: [number, number, number] = [0, 0, 0];
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i += 4) {
        if (bytes[i + 3] === 0) continue;
        material((x + layer.x) / this.#scale, (y + layer.y) / this.#scale, out);
        bytes[i] = out[0];
        bytes[i + 1] = out[1];
        bytes[i + 2] = out[2];
      }
    }
    this.#put(layer, options);
  }

  /** Puts a sprite down, turned and scaled, with its shadow. */
  place(sprite: Sprite, where: Placing): void {
    const { opacity = 1, squash = 1, brightness = 1 } = where;
    const centreX = where.x * this.#scale;
    const centreY = where.y * this.#scale;
    const wide = where.width * this.#scale;
    let source = sprite;
    while (wide < source.width * 0.7 && source.width > 16) source = halved(source);
    const scale = wide / source.width;
    const tall = scale * squash;
    const turn = ((where.turn ?? 0) * Math.PI) / 180;
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    const halfHeight = (source.height * tall) / 2;
    const reachX = (Math.abs(cos) * wide) / 2 + Math.abs(sin) * halfHeight;
    const reachY = (Math.abs(sin) * wide) / 2 + Math.abs(cos) * halfHeight;
    const box = { x: centreX - reachX, y: centreY - reachY, width: reachX * 2, height: reachY * 2 };
    const map: Mapping = {
      xx: cos / scale,
      yx: sin / scale,
      x0: (source.width - 1) / 2 - (centreX * cos + centreY * sin) / scale,
      xy: -sin / tall,
      yy: cos / tall,
      y0: (source.height - 1) / 2 - (centreY * cos - centreX * sin) / tall,
    };
    const { width, height } = source;
    if (where.liftPx) {
      const { pixels } = source;
      this.#cast(box, where.liftPx * this.#scale, opacity, (x, y) => {
        const sx = Math.round(map.xx * x + map.yx * y + map.x0);
        const sy = Math.round(map.xy * x + map.yy * y + map.y0);
        if (sx < 0 || sy < 0 || sx >= width || sy >= height) return 0;
        return (pixels[(sy * width + sx) * 4 + 3] ?? 0) / 255;
      });
    }
    const pixels = lit(source, this.light, turn, brightness);
    blit(this.#target(), { width, height, pixels }, box, map, opacity);
  }

  /** Puts everything drawn so far out of focus. */
  async defocus(blurPx: number): Promise<void> {
    const raw = { width: this.columns, height: this.rows, channels: 3 } as const;
    const shrink = blurPx >= 8 ? 4 : 2;
    const small = { width: Math.ceil(raw.width / shrink), height: Math.ceil(raw.height / shrink) };
    const bytes = await sharp(this.pixels, { raw })
      .resize(small.width, small.height, { fit: "fill", kernel: "linear" })
      .blur(Math.max(0.3, (blurPx * this.#scale) / shrink))
      .raw()
      .toBuffer();
    const large = await sharp(bytes, { raw: { ...small, channels: 3 } })
      .resize(raw.width, raw.height, { fit: "fill", kernel: "linear" })
      .raw()
      .toBuffer();
    this.pixels = new Uint8ClampedArray(large.buffer, large.byteOffset, large.length);
  }

  /** The picture so far as JPEG. */
  jpeg(quality: number, size: { width: number; height: number } = this): Promise<Buffer> {
    return sharp(this.pixels, { raw: { width: this.columns, height: this.rows, channels: 3 } })
      .resize(size.width, size.height, { fit: "fill", kernel: "cubic" })
      .jpeg({ quality })
      .toBuffer();
  }

  #target() {
    return { width: this.columns, height: this.rows, pixels: this.pixels };
  }

  async #rasterise(body: string, options: SvgOptions): Promise<Layer> {
    const blurPx = (options.blurPx ?? 0) * this.#scale;
    const { x, y, width, height } = this.#inside(options.box);
    const shrink = blurPx >= 24 ? 8 : blurPx >= 6 ? 4 : blurPx >= 2 ? 2 : 1;
    const small = { width: Math.ceil(width / shrink), height: Math.ceil(height / shrink) };
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${small.width}" height="${small.height}" viewBox="${x / this.#scale} ${y / this.#scale} ${width / this.#scale} ${height / this.#scale}" preserveAspectRatio="none">${body}</svg>`;
    let picture = sharp(Buffer.from(svg)).ensureAlpha();
    if (blurPx > 0) picture = picture.blur(Math.max(0.3, blurPx / shrink));
    let bytes = await picture.raw().toBuffer();
    if (shrink > 1) {
      bytes = await sharp(bytes, { raw: { ...small, channels: 4 } })
        .resize(width, height, { fit: "fill", kernel: "linear" })
        .raw()
        .toBuffer();
    }
    return { x, y, width, height, bytes };
  }

  /** The box in working pixels, cut to the canvas. */
  #inside(box: Box | undefined): Box {
    if (box === undefined) return { x: 0, y: 0, width: this.columns, height: this.rows };
    const x = Math.max(0, Math.floor(box.x * this.#scale));
    const y = Math.max(0, Math.floor(box.y * this.#scale));
    const right = Math.min(this.columns, Math.ceil((box.x + box.width) * this.#scale));
    const bottom = Math.min(this.rows, Math.ceil((box.y + box.height) * this.#scale));
    return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
  }

  #put(layer: Layer, options: SvgOptions): void {
    const { blend = "over", opacity = 1, liftPx = 0 } = options;
    if (liftPx > 0) {
      const { bytes, x: left, y: top, width, height } = layer;
      this.#cast(layer, liftPx * this.#scale, opacity, (x, y) => {
        const ix = (x - left) | 0;
        const iy = (y - top) | 0;
        if (x < left || y < top || ix >= width || iy >= height) return 0;
        return (bytes[(iy * width + ix) * 4 + 3] ?? 0) / 255;
      });
    }
    for (let row = 0; row < layer.height; row++) {
      const from = layer.bytes.subarray(row * layer.width * 4, (row + 1) * layer.width * 4);
      layRow(this.pixels, ((layer.y + row) * this.columns + layer.x) * 3, from, blend, opacity);
    }
  }

  #cast(box: Box, liftPx: number, opacity: number, alpha: (x: number, y: number) => number): void {
    const map = shadowOf(box, liftPx, this.shadowToward, alpha);
    const [r, g, b] = this.shadowTint;
    darken(this.pixels, this.columns, this.rows, map, [r * opacity, g * opacity, b * opacity]);
  }
}

interface Layer extends Box {
  /** RGBA. */
  readonly bytes: Uint8Array;
}

function layRow(
  pixels: Uint8ClampedArray,
  start: number,
  from: Uint8Array,
  blend: Blend,
  opacity: number,
): void {
  for (let i = 0, to = start; i < from.length; i += 4, to += 3) {
    const alpha = from[i + 3] ?? 0;
    if (alpha === 0) continue;
    const part = (alpha * opacity) / 255;
    for (let channel = 0; channel < 3; channel++) {
      const below = pixels[to + channel] ?? 0;
      const above = from[i + channel] ?? 0;
      const mixed =
        blend === "over"
          ? above
          : blend === "multiply"
            ? (below * above) / 255
            : 255 - ((255 - below) * (255 - above)) / 255;
      pixels[to + channel] = below + (mixed - below) * part;
    }
  }
}
