import sharp from "sharp";
import { blit, type Light, type Mapping, WINDOW_LIGHT } from "./blit.ts";
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

/** The picture that is being made, RGB. Things are put onto it from back to front. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  pixels: Uint8ClampedArray;
  light: Light = WINDOW_LIGHT;
  /** What full shadow takes away of each colour. */
  shadowTint: readonly [number, number, number] = [0.7, 0.75, 0.76];
  /** Where shadows fall, per pixel of lift. */
  shadowToward: readonly [number, number] = [0.66, 0.75];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8ClampedArray(width * height * 3);
  }

  /** Covers everything with a material, described at half the resolution. */
  cover(material: Material): void {
    const width = this.width >> 1;
    const height = this.height >> 1;
    const small = new Uint8ClampedArray(width * height * 3);
    const out: [number, number, number] = [0, 0, 0];
    for (let y = 0, to = 0; y < height; y++) {
      for (let x = 0; x < width; x++, to += 3) {
        material(x * 2, y * 2, out);
        small[to] = out[0];
        small[to + 1] = out[1];
        small[to + 2] = out[2];
      }
    }
    this.pixels = doubled(small, width, height);
  }

  /** Draws SVG whose view box is the canvas. */
  async svg(body: string, options: SvgOptions = {}): Promise<void> {
    const { blend = "over", opacity = 1, blurPx = 0, liftPx = 0 } = options;
    const layer = await this.#rasterise(body, blurPx);
    if (liftPx > 0) this.#shadowOfLayer(layer, liftPx, opacity);
    this.#lay(layer, blend, opacity);
  }

  /** Paints a material where the SVG is opaque. */
  async fill(body: string, material: Material, options: SvgOptions = {}): Promise<void> {
    const layer = await this.#rasterise(body, options.blurPx ?? 0);
    const out: [number, number, number] = [0, 0, 0];
    for (let y = 0, i = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++, i += 4) {
        if (layer[i + 3] === 0) continue;
        material(x, y, out);
        layer[i] = out[0];
        layer[i + 1] = out[1];
        layer[i + 2] = out[2];
      }
    }
    if (options.liftPx) this.#shadowOfLayer(layer, options.liftPx, options.opacity ?? 1);
    this.#lay(layer, options.blend ?? "over", options.opacity ?? 1);
  }

  /** Puts a sprite down, turned and scaled, with its shadow. */
  place(sprite: Sprite, where: Placing): void {
    let source = sprite;
    while (where.width < source.width * 0.55 && source.width > 16) source = halved(source);
    const { opacity = 1, squash = 1, brightness = 1 } = where;
    const scale = where.width / source.width;
    const turn = ((where.turn ?? 0) * Math.PI) / 180;
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    const halfWidth = where.width / 2;
    const halfHeight = (source.height * scale * squash) / 2;
    const reachX = Math.abs(cos) * halfWidth + Math.abs(sin) * halfHeight;
    const reachY = Math.abs(sin) * halfWidth + Math.abs(cos) * halfHeight;
    const box = { x: where.x - reachX, y: where.y - reachY, width: reachX * 2, height: reachY * 2 };
    const tall = scale * squash;
    const map: Mapping = {
      xx: cos / scale,
      yx: sin / scale,
      x0: (source.width - 1) / 2 - (where.x * cos + where.y * sin) / scale,
      xy: -sin / tall,
      yy: cos / tall,
      y0: (source.height - 1) / 2 - (where.y * cos - where.x * sin) / tall,
    };
    if (where.liftPx) {
      const { pixels, width, height } = source;
      this.#cast(box, where.liftPx, opacity, (x, y) => {
        const sx = Math.round(map.xx * x + map.yx * y + map.x0);
        const sy = Math.round(map.xy * x + map.yy * y + map.y0);
        if (sx < 0 || sy < 0 || sx >= width || sy >= height) return 0;
        return (pixels[(sy * width + sx) * 4 + 3] ?? 0) / 255;
      });
    }
    blit(this, source, box, map, turn, { light: this.light, opacity, brightness });
  }

  /** The picture so far as JPEG. */
  jpeg(quality: number): Promise<Buffer> {
    return sharp(this.pixels, {
      raw: { width: this.width, height: this.height, channels: 3 },
    })
      .jpeg({ quality })
      .toBuffer();
  }

  async #rasterise(body: string, blurPx: number): Promise<Uint8Array> {
    const { width, height } = this;
    const shrink = blurPx >= 24 ? 8 : blurPx >= 6 ? 4 : blurPx >= 2 ? 2 : 1;
    const small = { width: Math.ceil(width / shrink), height: Math.ceil(height / shrink) };
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${small.width}" height="${small.height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${body}</svg>`;
    let picture = sharp(Buffer.from(svg)).ensureAlpha();
    if (blurPx > 0) picture = picture.blur(Math.max(0.3, blurPx / shrink));
    const bytes = await picture.raw().toBuffer();
    if (shrink === 1) return bytes;
    return sharp(bytes, { raw: { ...small, channels: 4 } })
      .resize(width, height, { fit: "fill", kernel: "linear" })
      .raw()
      .toBuffer();
  }

  #lay(layer: Uint8Array, blend: Blend, opacity: number): void {
    const { pixels } = this;
    for (let from = 0, to = 0; from < layer.length; from += 4, to += 3) {
      const alpha = layer[from + 3] ?? 0;
      if (alpha === 0) continue;
      const part = (alpha * opacity) / 255;
      for (let channel = 0; channel < 3; channel++) {
        const below = pixels[to + channel] ?? 0;
        const above = layer[from + channel] ?? 0;
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

  #shadowOfLayer(layer: Uint8Array, liftPx: number, opacity: number): void {
    const { width, height } = this;
    this.#cast({ x: 0, y: 0, width, height }, liftPx, opacity, (x, y) => {
      if (x < 0 || y < 0 || x >= width || y >= height) return 0;
      return (layer[((y | 0) * width + (x | 0)) * 4 + 3] ?? 0) / 255;
    });
  }

  #cast(box: Box, liftPx: number, opacity: number, alpha: (x: number, y: number) => number): void {
    const map = shadowOf(box, liftPx, this.shadowToward, alpha);
    const [r, g, b] = this.shadowTint;
    darken(this.pixels, this.width, this.height, map, [r * opacity, g * opacity, b * opacity]);
  }
}
