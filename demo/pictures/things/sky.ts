import type { Material } from "../engine/canvas.ts";
import { ramp, rgb, smoothstep } from "../engine/colour.ts";
import { clouds, noiseAt } from "../engine/noise.ts";

/** A sky down to `horizon` pixels, with flat clouds lit from below. */
export function sky(options: {
  readonly colours: readonly string[];
  readonly horizon: number;
  readonly cloud: string;
  /** 0 clear to 1 overcast. */
  readonly cover?: number;
  readonly seed?: number;
}): Material {
  const { horizon, cover = 0.4, seed = 0 } = options;
  const shades = ramp(...options.colours);
  const white = rgb(options.cloud);
  const tile = clouds();
  return (x, y, out) => {
    const t = y / horizon;
    const colour = shades(t);
    const near = 1.25 - Math.min(1, t);
    const first = noiseAt(tile, (x * 0.055) / near + seed * 77, (y * 0.2) / near + seed * 31);
    const second = noiseAt(tile, (x * 0.19) / near + 40, (y * 0.62) / near + seed);
    const amount = smoothstep(0.55 - cover, 1.15 - cover, first + second * 0.4) * 0.85;
    out[0] = colour[0] + (white[0] - colour[0]) * amount;
    out[1] = colour[1] + (white[1] - colour[1]) * amount;
    out[2] = colour[2] + (white[2] - colour[2]) * amount;
  };
}

/** Gulls far away: two curved strokes each. */
export function gulls(
  places: readonly (readonly [number, number, number])[],
  colour: string,
): string {
  const birds = places.map(
    ([x, y, size]) =>
      `<path d="M${x - size} ${y - size * 0.2}Q${x - size * 0.5} ${y - size * 0.55} ${x} ${y}Q${x + size * 0.5} ${y - size * 0.6} ${x + size} ${y - size * 0.3}" stroke-width="${size * 0.14}"/>`,
  );
  return `<g fill="none" stroke="${colour}" stroke-linecap="round">${birds.join("")}</g>`;
}

/** A glow around a point, to be laid over with `screen`. */
export function glow(x: number, y: number, radius: number, colour: string, id: string): string {
  return `<defs><radialGradient id="${id}"><stop stop-color="${colour}"/><stop offset=".3" stop-color="${colour}" stop-opacity=".55"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient></defs><circle cx="${x}" cy="${y}" r="${radius}" fill="url(#${id})"/>`;
}

/** Headlands one behind the other: wavy bands down to the horizon. */
export function hills(
  width: number,
  horizon: number,
  layers: readonly (readonly [number, string])[],
): string {
  return layers
    .map(([high, colour], layer) => {
      const points = Array.from({ length: 19 }, (_, i) => {
        const x = (i / 18) * width;
        const wave = Math.sin(i * 0.7 + layer * 2.1) + Math.sin(i * 1.9 + layer * 1.3) * 0.35;
        const slope = layer % 2 === 0 ? 1 - i / 26 : 0.35 + i / 26;
        return `${x.toFixed(0)} ${(horizon - Math.max(2, high * slope * (0.72 + 0.28 * wave))).toFixed(0)}`;
      });
      return `<path d="M0 ${horizon}L${points.join("L")}L${width} ${horizon}Z" fill="${colour}"/>`;
    })
    .join("");
}
