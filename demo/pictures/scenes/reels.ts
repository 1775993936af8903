import type { Canvas } from "../engine/canvas.ts";
import { grade } from "../engine/grade.ts";
import { inflated } from "../engine/inflate.ts";
import { seededRandom } from "../engine/noise.ts";
import { cut } from "../food/boule.ts";
import { rawLoaf } from "../food/raw-loaf.ts";
import { boat } from "../things/boats.ts";
import { from } from "../things/pantry.ts";
import { CREAM } from "../things/pottery.ts";
import { floured } from "../things/scattered.ts";
import { footShadow, ledge } from "../things/side.ts";
import { glow, hills, sky } from "../things/sky.ts";
import { FLOURED, OAK } from "../things/surfaces.ts";
import { vessel } from "../things/vessel.ts";
import type { Paintings } from "./painting.ts";

/** The first pictures of two of the reels; the third is with the sea. */
export const REELS: Paintings = {
  "reel-steam": (canvas) => steamingCup(canvas, 0.35),
  "reel-loaf": (canvas) => scoredLoaf(canvas, 1),
};

/** A cup on a windowsill at a moment from 0 to 1; the end meets the beginning. */
export async function steamingCup(canvas: Canvas, moment: number): Promise<void> {
  canvas.cover(
    sky({
      colours: ["#8fb0bd", "#c9d2ca", "#ecdcc0", "#f3d6ae"],
      horizon: 900,
      cloud: "#f8efdf",
      cover: 0.4,
      seed: 4,
    }),
  );
  await canvas.svg(
    hills(1080, 900, [
      [110, "#9fa9a6"],
      [60, "#7f9092"],
    ]),
  );
  await canvas.svg(
    '<rect y="896" width="1080" height="420" fill="#6f97a3"/><rect y="896" width="1080" height="60" fill="#e9d3b0" opacity=".6"/>',
  );
  canvas.place(await boat(1), { x: 280, y: 850, width: 330 });
  canvas.place(await boat(0), { x: 860, y: 880, width: 240 });
  await canvas.svg(glow(700, 760, 420, "#ffe0a8", "sun"), { blend: "screen" });
  await canvas.defocus(22);
  await canvas.svg(
    '<g fill="#d9cfbd"><rect x="0" y="0" width="70" height="1340"/><rect x="1010" y="0" width="70" height="1340"/><rect x="514" y="0" width="52" height="1320"/><rect x="0" y="470" width="1080" height="40"/></g><g fill="#000" opacity=".14"><rect x="56" y="0" width="14" height="1320"/><rect x="552" y="0" width="14" height="1320"/><rect x="0" y="500" width="1080" height="10"/></g>',
    { liftPx: 12 },
  );
  await ledge(canvas, OAK, { y: 1300, top: 420, edge: 200 });
  await canvas.svg('<path d="M560 1420L1080 1330V1500L620 1560Z" fill="#fff1cf" opacity=".3"/>', {
    blend: "screen",
    blurPx: 20,
  });
  await footShadow(canvas, 560, 1582, 560, 0.8);
  canvas.place(
    await from("saucer side", () =>
      vessel({
        tall: 0.3,
        radii: [0.98, 0.9, 0.6, 0.5],
        glaze: CREAM,
        tilt: 0.22,
        closed: true,
        mouth: "#e6dccb",
      }),
    ),
    { x: 540, y: 1540, width: 640, liftPx: 14 },
  );
  await canvas.svg(
    '<path d="M715 1290Q860 1270 846 1380T700 1470" fill="none" stroke="#d8cfbf" stroke-width="42" stroke-linecap="round"/><path d="M720 1282Q846 1270 838 1372" fill="none" stroke="#f3ecdf" stroke-width="9" stroke-linecap="round"/>',
    { liftPx: 12 },
  );
  canvas.place(
    await from("cup side", () =>
      vessel({
        tall: 0.86,
        radii: [0.96, 0.95, 0.93, 0.88, 0.76, 0.56],
        glaze: CREAM,
        tilt: 0.2,
        mouth: "#7d4a25",
      }),
    ),
    { x: 540, y: 1366, width: 440, liftPx: 12 },
  );
  await steam(canvas, moment);
  grade(canvas, { light: [0.7, 0.35], falloff: 0.26, vignette: 0.24 });
}

/** Wisps that rise from the cup; each comes, wavers and thins out within one turn. */
async function steam(canvas: Canvas, moment: number): Promise<void> {
  const wisps = Array.from({ length: 7 }, (_, i) => {
    const age = (moment + i / 7) % 1;
    const side = ((i * 37) % 11) / 11 - 0.5;
    const x = 540 + side * 150;
    const y = 1190 - age * 620;
    const wave = Math.sin((age * 1.5 + i * 0.3) * Math.PI * 2) * (20 + age * 90);
    const long = 220 + age * 120;
    const opacity = Math.sin(age * Math.PI) * 0.8;
    return `<path d="M${x + wave * 0.3} ${y + long / 2}C${x - wave} ${y + long * 0.2} ${x + wave} ${y - long * 0.2} ${x - wave * 0.4} ${y - long / 2}" fill="none" stroke="#fff" stroke-width="${26 + age * 60}" stroke-linecap="round" opacity="${opacity.toFixed(3)}"/>`;
  });
  await canvas.svg(wisps.join(""), {
    blurPx: 26,
    box: { x: 200, y: 300, width: 680, height: 980 },
  });
}

/** A round of dough that is being cut: `moment` runs from 0 (whole) to 1 (nine cuts). */
export async function scoredLoaf(canvas: Canvas, moment: number): Promise<void> {
  canvas.cover(FLOURED);
  await floured(canvas, { x: 540, y: 1000, spread: 520, seed: 14, strength: 0.45 });
  canvas.place(await from("peel", () => peel()), { x: 540, y: 1130, width: 1000, liftPx: 26 });
  await floured(canvas, { x: 540, y: 960, spread: 380, seed: 15, strength: 0.5 });
  const done = moment * CUTS.length;
  const cuts = CUTS.slice(0, Math.ceil(done)).map(([x1, y1, x2, y2, bend, width], i) => {
    const part = Math.min(1, done - i);
    return cut(x1, y1, x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, bend * part, width * part);
  });
  const loaf = await rawLoaf(cuts.join(""));
  canvas.place(loaf, { x: 540, y: 930, width: 860, liftPx: 60 });
  const [x1, y1, x2, y2] = CUTS[Math.min(CUTS.length - 1, Math.floor(done))] ?? [200, 50, 200, 346];
  const part = moment >= 1 ? 1 : done % 1;
  const toCanvas = (value: number, middle: number) => middle + (value - 200) * 2.15;
  const x = moment >= 1 ? 930 : toCanvas(x1 + (x2 - x1) * part, 540);
  const y = moment >= 1 ? 1400 : toCanvas(y1 + (y2 - y1) * part, 930);
  canvas.place(await from("lame", lame), {
    x: x + 118,
    y: y + 190,
    width: 110,
    turn: -31,
    liftPx: moment >= 1 ? 18 : 40,
  });
  grade(canvas, { light: [0.15, 0.25], falloff: 0.34, vignette: 0.28, tint: [1, 0.985, 0.95] });
}

/** The order of the cuts, in the loaf's own box of 400 × 400: the stem, then leaf by leaf. */
const CUTS = [
  [200, 56, 200, 344, 6, 15] as const,
  ...[0, 1, 2, 3].flatMap((i) => {
    const y = 152 + i * 46;
    const reach = 60 + Math.sin((i + 1) * 0.8) * 34;
    return [
      [207, y, 200 + reach, y - 54, 16, 12] as const,
      [193, y, 200 - reach, y - 54, -16, 12] as const,
    ];
  }),
];

function peel() {
  return inflated(
    '<path d="M60 20H340Q380 20 380 60V420Q380 470 330 480L232 500V640H168V500L70 480Q20 470 20 420V60Q20 20 60 20Z" fill="#b98a58"/><path d="M60 60H340M60 130H340M60 210H340M60 300H340M60 380H340" stroke="#a87a4a" stroke-width="3"/>',
    { width: 400, height: 650, roundPx: 10, bulge: 0.7, mottle: 0.22, rough: 0.3 },
  );
}

/** A baker's razor on its stick, the blade at the top left. */
function lame() {
  return inflated(
    '<path d="M44 90H66L70 390Q56 402 40 390Z" fill="#8a5f38"/><path d="M50 40H60V110H50Z" fill="#b9bcbd"/><path d="M30 6Q56 -4 82 8L74 62Q54 54 36 62Z" fill="#dfe2e3"/><path d="M46 24h18v20H46z" fill="#9a9d9e"/>',
    { width: 110, height: 400, roundPx: 9, gloss: 0.7, mottle: 0.1 },
  );
}

/** Where a rain of drops sits on a window: shared with the picture of the rainy evening. */
export function drops(count: number, width: number, height: number, seed: number): string {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const x = random() * width;
    const y = random() * height;
    const r = 2 + random() * random() * 13;
    const tail =
      random() > 0.86
        ? `<path d="M${x - r * 0.35} ${y}Q${x + 3} ${y - r * 7} ${x - 2} ${y - r * 14}Q${x + 5} ${y - r * 7} ${x + r * 0.35} ${y}Z" fill="#dfeaf2" opacity=".22"/>`
        : "";
    return `${tail}<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${(r * 0.85).toFixed(1)}" ry="${r.toFixed(1)}" fill="#16202c" opacity=".45"/><ellipse cx="${x.toFixed(0)}" cy="${(y + r * 0.25).toFixed(1)}" rx="${(r * 0.6).toFixed(1)}" ry="${(r * 0.62).toFixed(1)}" fill="${i % 3 ? "#f2c98a" : "#cfdfea"}" opacity=".55"/><circle cx="${(x - r * 0.3).toFixed(1)}" cy="${(y - r * 0.35).toFixed(1)}" r="${(r * 0.22).toFixed(1)}" fill="#fff" opacity=".9"/>`;
  }).join("");
}
