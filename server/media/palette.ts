import type { FoundColors } from "../feed/complete-palette.ts";

interface PaletteColor {
  readonly rgb: readonly [number, number, number];
  readonly saturation: number;
  readonly lightness: number;
  /** Share of the picture, 0 to 1. */
  readonly share: number;
}

interface Target {
  readonly saturation: { readonly min: number; readonly best: number; readonly max: number };
  readonly lightness: { readonly min: number; readonly best: number; readonly max: number };
}

const VIBRANT = { min: 0.35, best: 1, max: 1 };
const MUTED = { min: 0, best: 0.3, max: 0.4 };
const NORMAL = { min: 0.3, best: 0.5, max: 0.7 };
const LIGHT = { min: 0.55, best: 0.74, max: 1 };
const DARK = { min: 0, best: 0.26, max: 0.45 };

const TARGETS = {
  vibrant: { saturation: VIBRANT, lightness: NORMAL },
  vibrantLight: { saturation: VIBRANT, lightness: LIGHT },
  vibrantDark: { saturation: VIBRANT, lightness: DARK },
  muted: { saturation: MUTED, lightness: NORMAL },
  mutedLight: { saturation: MUTED, lightness: LIGHT },
  mutedDark: { saturation: MUTED, lightness: DARK },
} as const satisfies Record<Exclude<keyof FoundColors, "dominant">, Target>;

/** How much closeness in saturation and lightness counts, and how much the area. */
const WEIGHTS = { saturation: 3, lightness: 6, share: 1 };

/** The palette of a picture given as RGB bytes, three per pixel. A kind of colour it lacks is left out. */
export function paletteOf(pixels: Uint8Array): FoundColors {
  const swatches = quantise(pixels);
  const largest = swatches.reduce((best, swatch) => (swatch.share > best.share ? swatch : best));
  const palette: { -readonly [Name in keyof FoundColors]: string } = {
    dominant: largest.rgb.join(", "),
  };
  for (const name of Object.keys(TARGETS) as (keyof typeof TARGETS)[]) {
    const swatch = closest(swatches, TARGETS[name]);
    if (swatch) palette[name] = swatch.rgb.join(", ");
  }
  return palette;
}

/** Groups pixels into cells of 32 steps per channel and takes each cell's mean. */
function quantise(pixels: Uint8Array): [PaletteColor, ...PaletteColor[]] {
  const cells = new Map<number, { red: number; green: number; blue: number; count: number }>();
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const red = pixels[at] ?? 0;
    const green = pixels[at + 1] ?? 0;
    const blue = pixels[at + 2] ?? 0;
    const key = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5);
    const cell = cells.get(key) ?? { red: 0, green: 0, blue: 0, count: 0 };
    cell.red += red;
    cell.green += green;
    cell.blue += blue;
    cell.count += 1;
    cells.set(key, cell);
  }
  const total = Math.max(1, Math.floor(pixels.length / 3));
  const [first = swatchOf(0, 0, 0, 1), ...rest] = [...cells.values()].map((cell) =>
    swatchOf(
      Math.round(cell.red / cell.count),
      Math.round(cell.green / cell.count),
      Math.round(cell.blue / cell.count),
      cell.count / total,
    ),
  );
  return [first, ...rest];
}

function swatchOf(red: number, green: number, blue: number, share: number): PaletteColor {
  const high = Math.max(red, green, blue) / 255;
  const low = Math.min(red, green, blue) / 255;
  const lightness = (high + low) / 2;
  const spread = high - low;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1));
  return { rgb: [red, green, blue], saturation, lightness, share };
}

function closest(swatches: readonly PaletteColor[], target: Target): PaletteColor | undefined {
  const within = (value: number, { min, max }: { min: number; max: number }) =>
    value >= min && value <= max;
  const score = (swatch: PaletteColor) =>
    WEIGHTS.saturation * (1 - Math.abs(swatch.saturation - target.saturation.best)) +
    WEIGHTS.lightness * (1 - Math.abs(swatch.lightness - target.lightness.best)) +
    WEIGHTS.share * swatch.share;
  return swatches
    .filter((swatch) => within(swatch.saturation, target.saturation))
    .filter((swatch) => within(swatch.lightness, target.lightness))
    .reduce<PaletteColor | undefined>(
      (best, swatch) => (best && score(best) >= score(swatch) ? best : swatch),
      undefined,
    );
}
