/** Red, green, blue, 0 to 255 each, not necessarily whole. */
export type Rgb = readonly [number, number, number];

/** Reads `#rrggbb`. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The colour a part `t` of the way from one to another. */
export function mix(from: Rgb, to: Rgb, t: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * t,
    from[1] + (to[1] - from[1]) * t,
    from[2] + (to[2] - from[2]) * t,
  ];
}

/** As `mix`, between and to `#rrggbb`. */
export function mixHex(from: string, to: string, t: number): string {
  const parts = mix(rgb(from), rgb(to), t).map((part) =>
    Math.round(clamp(part, 0, 255))
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${parts.join("")}`;
}

/** Colours at even distances, read anywhere between 0 and 1 from a table of 256. */
export function ramp(...hexes: readonly string[]): (t: number) => Rgb {
  const stops = hexes.map(rgb);
  const last = stops.length - 1;
  const table = Array.from({ length: 256 }, (_, i): Rgb => {
    const place = (i / 255) * last;
    const left = Math.min(Math.floor(place), last - 1);
    return mix(stops[left] ?? [0, 0, 0], stops[left + 1] ?? [0, 0, 0], place - left);
  });
  const end: Rgb = stops[last] ?? [0, 0, 0];
  return (t) => table[t <= 0 ? 0 : Math.min(255, Math.floor(t * 255))] ?? end;
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high);
}

/** 0 below `from`, 1 above `to`, smooth between; `from` may be the larger. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}
