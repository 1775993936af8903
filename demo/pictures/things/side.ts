import type { Canvas, Material } from "../engine/canvas.ts";
import { inflated } from "../engine/inflate.ts";
import { seededRandom } from "../engine/noise.ts";
import type { Sprite } from "../engine/sprite.ts";

/** A table or shelf from the front: its top as a narrow band, its edge, the dark below. */
export async function ledge(
  canvas: Canvas,
  material: Material,
  options: { y: number; top: number; edge: number; left?: number; right?: number },
): Promise<void> {
  const { y, top, edge, left = 0, right = canvas.width } = options;
  const wide = right - left;
  const box = { x: left, y: y - 10, width: wide, height: top + edge + 90 };
  await canvas.fill(
    `<rect x="${left}" y="${y}" width="${wide}" height="${top + edge}"/>`,
    material,
    { liftPx: 24, box },
  );
  await canvas.svg(
    `<defs><linearGradient id="e" x2="0" y2="1"><stop stop-color="#fff" stop-opacity=".3"/><stop offset=".12" stop-color="#fff" stop-opacity="0"/><stop offset=".3" stop-color="#000" stop-opacity=".12"/><stop offset="1" stop-color="#000" stop-opacity=".46"/></linearGradient><linearGradient id="t" x2="0" y2="1"><stop stop-color="#000" stop-opacity=".3"/><stop offset="1" stop-color="#fff" stop-opacity=".12"/></linearGradient></defs><rect x="${left}" y="${y}" width="${wide}" height="${top}" fill="url(#t)"/><rect x="${left}" y="${y + top}" width="${wide}" height="${edge}" fill="url(#e)"/>`,
    { box },
  );
}

/** The soft dark spot under something that stands on a table seen from the front. */
export async function footShadow(
  canvas: Canvas,
  x: number,
  y: number,
  width: number,
  strength = 0.5,
): Promise<void> {
  const reach = width * 0.8;
  await canvas.svg(
    `<ellipse cx="${x + width * 0.09}" cy="${y}" rx="${width * 0.54}" ry="${width * 0.075}" fill="#1d1410" opacity="${strength}"/>`,
    {
      blurPx: Math.max(6, width * 0.035),
      box: { x: x - reach, y: y - reach * 0.4, width: reach * 2.2, height: reach * 0.8 },
    },
  );
}

/** A wicker basket from the front, open at its top. */
export function basket(): Promise<Sprite> {
  const rows = Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: 15 }, (__, i) => {
      const x = 14 + i * 27 + (row % 2) * 13;
      return `<rect x="${x}" y="${34 + row * 22}" width="30" height="19" rx="9" fill="${(row + i) % 3 === 0 ? "#a97a45" : "#bd8f57"}"/>`;
    }).join(""),
  ).join("");
  return inflated(
    `<clipPath id="b"><path d="M6 26H414L376 190Q372 198 360 198H60Q48 198 44 190Z"/></clipPath><g clip-path="url(#b)"><rect width="420" height="200" fill="#6d4a26"/>${rows}</g><rect x="2" y="14" width="416" height="24" rx="12" fill="#a87843"/>`,
    { width: 420, height: 204, roundPx: 7, bulge: 1.5, mottle: 0.24, rough: 0.4 },
  );
}

/** A slatted crate from the front. */
export function crate(): Promise<Sprite> {
  const slats = [20, 84, 148]
    .map((y) => `<rect x="6" y="${y}" width="408" height="54" rx="4" fill="#c39a68"/>`)
    .join("");
  return inflated(
    `<rect x="12" y="20" width="396" height="176" fill="#59402a"/>${slats}<rect x="10" y="12" width="36" height="196" rx="4" fill="#b1875a"/><rect x="374" y="12" width="36" height="196" rx="4" fill="#b1875a"/><g fill="#5d4a3a"><circle cx="28" cy="46" r="4"/><circle cx="28" cy="110" r="4"/><circle cx="28" cy="174" r="4"/><circle cx="392" cy="46" r="4"/><circle cx="392" cy="110" r="4"/><circle cx="392" cy="174" r="4"/></g>`,
    { width: 420, height: 214, roundPx: 8, bulge: 0.8, mottle: 0.34, rough: 0.5 },
  );
}

/** A jar with a cloth lid, lit through. `fill` is what is in it. */
export function jarWithCloth(fill: string, cloth: string): Promise<Sprite> {
  const dots = Array.from(
    { length: 16 },
    (_, i) =>
      `<circle cx="${34 + (i % 8) * 22 + (i > 7 ? 11 : 0)}" cy="${26 + Math.floor(i / 8) * 22}" r="4.500" fill="#fff" opacity=".8"/>`,
  ).join("");
  return inflated(
    `<defs><linearGradient id="j" x2="1"><stop stop-color="${fill}" stop-opacity=".95"/><stop offset=".18" stop-color="#fff" stop-opacity=".25"/><stop offset=".3" stop-color="${fill}"/><stop offset=".7" stop-color="${fill}"/><stop offset="1" stop-color="#1a0a0a" stop-opacity=".5"/></linearGradient></defs><rect x="24" y="64" width="172" height="212" rx="26" fill="${fill}"/><rect x="24" y="64" width="172" height="212" rx="26" fill="url(#j)"/><rect x="62" y="140" width="96" height="70" rx="6" fill="#f5ecd8"/><path d="M76 166H144M84 184H136" stroke="#8a6d52" stroke-width="5" stroke-linecap="round"/><path d="M18 84Q12 30 54 12H166Q208 30 202 84L186 72 168 88 148 74 128 90 110 74 90 90 72 74 52 88 34 72Z" fill="${cloth}"/>${dots}<path d="M30 62Q110 80 190 62" stroke="#e9ddc4" stroke-width="6" fill="none"/>`,
    { width: 220, height: 284, roundPx: 30, bulge: 0.8, gloss: 0.6, mottle: 0.06 },
  );
}

/** Leaves crowded into a ball: a bay tree's head. */
export function clippedTree(): Promise<Sprite> {
  const random = seededRandom(55);
  const leaves = Array.from({ length: 420 }, (_, i) => {
    const at = random() * Math.PI * 2;
    const r = Math.sqrt(random()) * 128;
    const x = 150 + Math.cos(at) * r;
    const y = 150 + Math.sin(at) * r;
    const light = (150 - y) / 400 + (150 - x) / 500;
    const tones =
      light > 0.1
        ? ["#7d9a55", "#6c8a49"]
        : light > -0.12
          ? ["#55743b", "#4a6835"]
          : ["#3a552c", "#324b28"];
    return `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="13" ry="5.500" transform="rotate(${(random() * 180).toFixed(0)} ${x.toFixed(0)} ${y.toFixed(0)})" fill="${tones[i % 2]}"/>`;
  }).join("");
  return inflated(`<circle cx="150" cy="150" r="128" fill="#34502a"/>${leaves}`, {
    width: 300,
    height: 300,
    roundPx: 100,
    bulge: 0.7,
    rough: 0.8,
    mottle: 0.3,
  });
}
