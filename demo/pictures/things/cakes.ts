import { inflated } from "../engine/inflate.ts";
import type { Sprite } from "../engine/sprite.ts";
import { WHITE } from "./pottery.ts";
import { vessel } from "./vessel.ts";

/** Three layers of sponge with cream and fruit between, from the side. */
export function layerCake(): Promise<Sprite> {
  const layers = [0, 1, 2]
    .map((i) => {
      const y = 118 + i * 74;
      const berries = Array.from(
        { length: 8 },
        (_, berry) =>
          `<circle cx="${44 + berry * 45}" cy="${y - 10}" r="13" fill="${berry % 3 === 0 ? "#a3233a" : "#c8393b"}"/>`,
      ).join("");
      return `<path d="M14 ${y}Q200 ${y + 34} 386 ${y}V${y + 52}Q200 ${y + 86} 14 ${y + 52}Z" fill="#dfb36f"/>${i > 0 ? berries : ""}<path d="M12 ${y - 14}Q200 ${y + 22} 388 ${y - 14}L386 ${y + 8}Q360 ${y + 28} 330 ${y + 16} 300 ${y + 40} 262 ${y + 24} 226 ${y + 44} 190 ${y + 26} 150 ${y + 42} 116 ${y + 22} 80 ${y + 36} 52 ${y + 14} 30 ${y + 20} 14 ${y + 8}Z" fill="#faf4e8"/>`;
    })
    .join("");
  return inflated(
    `${layers}<ellipse cx="200" cy="92" rx="190" ry="52" fill="#fbf6ec"/><ellipse cx="200" cy="86" rx="168" ry="40" fill="#fffaf1"/>`,
    { width: 400, height: 380, roundPx: 30, bulge: 0.8, rough: 0.9, mottle: 0.1 },
  );
}

/** A wedge of the same, its cut face to us. */
export function cakeSlice(): Promise<Sprite> {
  const stripe = (y: number, high: number, colour: string) =>
    `<path d="M40 ${y}L330 ${y + 34}V${y + 34 + high}L40 ${y + high}Z" fill="${colour}"/>`;
  const crumbs = Array.from(
    { length: 90 },
    (_, i) =>
      `<circle cx="${50 + ((i * 67) % 270)}" cy="${100 + ((i * 41) % 170)}" r="${1.5 + (i % 3)}" fill="#c6954f" opacity=".5"/>`,
  ).join("");
  const halves = [0, 1, 2, 3, 4]
    .map(
      (i) =>
        `<ellipse cx="${76 + i * 54}" cy="${158 + i * 6.5}" rx="20" ry="13" fill="#c8393b"/><ellipse cx="${76 + i * 54}" cy="${158 + i * 6.5}" rx="10" ry="7" fill="#ee8a78"/>`,
    )
    .join("");
  return inflated(
    `<path d="M40 60Q180 10 380 44L330 104Z" fill="#fdf8ee"/><path d="M330 94L380 44V250L330 320Z" fill="#f3e9d6"/>${stripe(60, 34, "#fbf5e9")}${stripe(92, 50, "#e3ba78")}${stripe(140, 34, "#faf3e6")}${stripe(172, 52, "#e0b571")}${stripe(222, 18, "#faf3e6")}${stripe(238, 44, "#dcb06b")}${crumbs}${halves}`,
    { width: 400, height: 330, roundPx: 12, bulge: 0.9, rough: 0.9, mottle: 0.14 },
  );
}

/** A footed cake stand from the side. */
export function stand(): Sprite {
  return vessel({
    tall: 0.42,
    radii: [0.97, 0.96, 0.9, 0.14, 0.12, 0.12, 0.16, 0.4, 0.46],
    glaze: WHITE,
    tilt: 0.2,
    mouth: "#f6f2ea",
    closed: true,
  });
}
