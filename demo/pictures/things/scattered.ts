import type { Canvas } from "../engine/canvas.ts";
import { seededRandom } from "../engine/noise.ts";

export interface Scatter {
  readonly x: number;
  readonly y: number;
  readonly spread: number;
  readonly count: number;
  readonly seed: number;
  readonly colours: readonly string[];
  readonly sizePx?: number;
  /** Flatter than wide: for tables seen from the side. */
  readonly squash?: number;
  readonly liftPx?: number;
}

/** Crumbs, seeds, salt or sugar: little odd shapes, thicker towards the middle. */
export async function scattered(canvas: Canvas, options: Scatter): Promise<void> {
  const { spread, count, colours, sizePx = 5, squash = 1, liftPx = 3 } = options;
  const random = seededRandom(options.seed * 3571 + 1);
  const pieces = Array.from({ length: count }, (_, i) => {
    const away = random() * Math.sqrt(random()) * spread;
    const at = random() * Math.PI * 2;
    const x = options.x + Math.cos(at) * away;
    const y = options.y + Math.sin(at) * away * squash;
    const size = sizePx * (0.35 + random() * 0.9);
    const turn = random() * 180;
    return `<rect x="${(x - size / 2).toFixed(1)}" y="${(y - size / 2).toFixed(1)}" width="${size.toFixed(1)}" height="${(size * (0.5 + random() * 0.5)).toFixed(1)}" rx="${(size * 0.3).toFixed(1)}" transform="rotate(${turn.toFixed(0)} ${x.toFixed(0)} ${y.toFixed(0)})" fill="${colours[i % colours.length]}"/>`;
  });
  const reach = spread + sizePx * 2;
  await canvas.svg(pieces.join(""), {
    liftPx,
    box: {
      x: options.x - reach,
      y: options.y - reach * squash,
      width: reach * 2,
      height: reach * 2 * squash,
    },
  });
}

/** Flour that has fallen on a table: a haze and specks. */
export async function floured(
  canvas: Canvas,
  options: { x: number; y: number; spread: number; seed: number; strength?: number },
): Promise<void> {
  const { x, y, spread, strength = 0.5 } = options;
  const random = seededRandom(options.seed * 911 + 7);
  const haze = Array.from({ length: 9 }, () => {
    const dx = (random() - 0.5) * spread * 1.4;
    const dy = (random() - 0.5) * spread * 1.1;
    const r = spread * (0.16 + random() * 0.3);
    return `<ellipse cx="${x + dx}" cy="${y + dy}" rx="${r}" ry="${r * (0.4 + random() * 0.4)}" fill="#fffaf0" opacity="${strength * (0.3 + random() * 0.5)}" transform="rotate(${random() * 180} ${x + dx} ${y + dy})"/>`;
  });
  const specks = Array.from({ length: 420 }, () => {
    const away = spread * 1.25 * random() * Math.sqrt(random());
    const at = random() * Math.PI * 2;
    return `<circle cx="${(x + Math.cos(at) * away).toFixed(1)}" cy="${(y + Math.sin(at) * away).toFixed(1)}" r="${(0.6 + random() * random() * 3.4).toFixed(1)}" fill="#fffaf0" opacity="${(strength + 0.3 * random()).toFixed(2)}"/>`;
  });
  const reach = spread * 1.4;
  const box = { x: x - reach, y: y - reach, width: reach * 2, height: reach * 2 };
  await canvas.svg(haze.join(""), { blurPx: 26, box });
  await canvas.svg(specks.join(""), { box });
}
