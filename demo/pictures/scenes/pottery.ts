import { rgb, smoothstep } from "../engine/colour.ts";
import { grade } from "../engine/grade.ts";
import { inflated } from "../engine/inflate.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import { bunch } from "../things/flowers.ts";
import { from } from "../things/pantry.ts";
import { bowl, CREAM, type Glaze, NAVY, OLIVE, RUST, SEA, WHITE } from "../things/pottery.ts";
import { footShadow, ledge } from "../things/side.ts";
import { LIMEWASH, OAK, PALE_WOOD, SAGE, SAND, SLATE, STONE, WALNUT } from "../things/surfaces.ts";
import { vessel } from "../things/vessel.ts";
import { windowLight } from "../things/window-light.ts";
import type { Paintings } from "./painting.ts";

const MUG = [0.78, 0.77, 0.78, 0.8, 0.8, 0.76, 0.62] as const;
const GLAZES: readonly Glaze[] = [CREAM, SEA, RUST, NAVY, OLIVE, WHITE];

export const POTTERY: Paintings = {
  async "kiln-nested-bowls"(canvas) {
    canvas.cover(PALE_WOOD);
    for (const [i, glaze] of [RUST, CREAM, SEA, WHITE, NAVY].entries()) {
      canvas.place(await from(`nested ${i}`, () => bowl(glaze, i + 2, 0.7)), {
        x: 540 + i * 3,
        y: 540 + i * 3,
        width: 930 - i * 168,
        liftPx: 40 - i * 4,
        turn: i * 40,
      });
    }
    grade(canvas, { falloff: 0.34, vignette: 0.24 });
  },

  async "kiln-mug-shelf"(canvas) {
    canvas.cover(LIMEWASH);
    await windowLight(canvas, { x: 100, y: 380, scale: 1.3, strength: 0.4 });
    await ledge(canvas, OAK, { y: 500, top: 40, edge: 60 });
    await ledge(canvas, OAK, { y: 1130, top: 40, edge: 60 });
    for (let i = 0; i < 5; i++) {
      const glaze = GLAZES[(i * 2 + 1) % GLAZES.length] ?? CREAM;
      await footShadow(canvas, 150 + i * 196, 534, 140, 0.5);
      canvas.place(await from(`cup ${i}`, () => mug(glaze, i)), {
        x: 150 + i * 196,
        y: 438,
        width: 168,
        liftPx: 8,
      });
    }
    for (let i = 0; i < 4; i++) {
      const glaze = GLAZES[(i * 5 + 2) % GLAZES.length] ?? CREAM;
      const x = 196 + i * 232;
      await canvas.svg(
        `<path d="M${x} 640v56q0 16 16 16h14" fill="none" stroke="#5f4a36" stroke-width="13" stroke-linecap="round"/>`,
        { liftPx: 8, box: { x: x - 60, y: 600, width: 160, height: 170 } },
      );
      await canvas.svg(
        `<path d="M${x + 26} 700q-46 60 10 130" fill="none" stroke="${glaze.body}" stroke-width="24" stroke-linecap="round"/>`,
        { liftPx: 12, box: { x: x - 80, y: 660, width: 220, height: 230 } },
      );
      canvas.place(await from(`hung ${i}`, () => mug(glaze, i + 7)), {
        x: x + 66,
        y: 830,
        width: 176,
        turn: 26 + i * 3,
        liftPx: 22,
      });
    }
    for (let i = 0; i < 3; i++) {
      await footShadow(canvas, 240 + i * 300, 1164, 220, 0.5);
      canvas.place(
        await from(`shelf bowl ${i}`, () =>
          vessel({
            tall: 0.5,
            radii: [0.97, 0.95, 0.88, 0.72, 0.5, 0.4],
            glaze: GLAZES[(i * 2) % 6] ?? CREAM,
            tilt: 0.18,
            dip: { colour: ["#86a3a3", "#e6dac2", "#a65a3a"][i] ?? "#86a3a3", from: -0.1, to: 0.5 },
            seed: i + 3,
          }),
        ),
        { x: 240 + i * 300, y: 1102, width: 250, liftPx: 8 },
      );
    }
    grade(canvas, { light: [0.15, 0.2], falloff: 0.3, vignette: 0.24 });
  },

  async "kiln-wheel"(canvas) {
    canvas.cover(SLATE);
    canvas.place(await from("wheel", wheel), { x: 540, y: 540, width: 1020, liftPx: 30 });
    canvas.place(await from("wet bowl", wetBowl), { x: 540, y: 540, width: 660, liftPx: 44 });
    await canvas.svg(
      '<g fill="#8d7660" opacity=".75"><circle cx="150" cy="200" r="15"/><circle cx="196" cy="150" r="8"/><circle cx="930" cy="880" r="18"/><circle cx="880" cy="940" r="9"/><circle cx="960" cy="240" r="10"/></g>',
      { liftPx: 6 },
    );
    grade(canvas, { falloff: 0.44, vignette: 0.36, exposure: 1.08 });
  },

  async "kiln-three-vases"(canvas) {
    canvas.cover(SAND);
    await windowLight(canvas, { x: 90, y: 100, scale: 1.35, strength: 0.45 });
    await canvas.defocus(5);
    await ledge(canvas, WALNUT, { y: 1120, top: 120, edge: 130 });
    await bunch(canvas, {
      x: 270,
      y: 560,
      high: 420,
      wide: 130,
      count: 7,
      seed: 5,
      kinds: ["grass"],
      size: 1.2,
    });
    await bunch(canvas, {
      x: 830,
      y: 760,
      high: 380,
      wide: 170,
      count: 6,
      seed: 9,
      kinds: ["grass", "rose"],
      size: 1,
    });
    const vases = [
      [270, 1190, 300, 2.2, [0.42, 0.36, 0.34, 0.5, 0.8, 0.92, 0.86, 0.62], CREAM, "#5d6f63"],
      [560, 1200, 280, 1.3, [0.3, 0.28, 0.5, 0.9, 0.96, 0.8, 0.5], RUST, "#e3d2b4"],
      [830, 1190, 320, 1.5, [0.5, 0.46, 0.6, 0.82, 0.9, 0.84, 0.66], SEA, "#2c4a66"],
    ] as const;
    for (const [x, foot, width, tall, radii, glaze, dip] of vases) {
      await footShadow(canvas, x + 10, foot - 6, width * 0.8, 0.7);
      canvas.place(
        await from(`vase ${x}`, () =>
          vessel({
            tall,
            radii,
            glaze,
            dip: { colour: dip, from: -0.1, to: 0.34 },
            seed: x,
            rings: 0.6,
          }),
        ),
        { x, y: foot - (width * tall) / 2, width, liftPx: 14 },
      );
    }
    grade(canvas, { light: [0.1, 0.2], falloff: 0.32, vignette: 0.26 });
  },

  async "kiln-glaze-tiles"(canvas) {
    canvas.cover(STONE);
    const tones = [
      "#24405c",
      "#3d6f8a",
      "#7aa3a6",
      "#b7c4ab",
      "#8b8f63",
      "#5f6b43",
      "#c49a5a",
      "#a65a3a",
      "#6e3a2a",
      "#e6dac2",
      "#cfd4cf",
      "#45535c",
    ];
    for (let i = 0; i < 36; i++) {
      const tone = tones[(i * 5 + Math.floor(i / 6) * 2) % tones.length] ?? "#24405c";
      const other = tones[(i * 7 + 3) % tones.length] ?? "#3d6f8a";
      canvas.place(await from(`tile ${tone} ${other}`, () => glazeTile(tone, other, i)), {
        x: 130 + (i % 6) * 164,
        y: 130 + Math.floor(i / 6) * 164,
        width: 146,
        turn: ((i * 37) % 7) - 3,
        liftPx: 14,
      });
    }
    grade(canvas, { falloff: 0.3, vignette: 0.2, saturation: 1 });
  },

  async "kiln-teapot"(canvas) {
    canvas.cover(SAGE);
    await windowLight(canvas, { x: 40, y: -60, scale: 1.1, strength: 0.4 });
    await canvas.defocus(5);
    await ledge(canvas, OAK, { y: 520, top: 150, edge: 60 });
    await footShadow(canvas, 430, 612, 420, 0.7);
    await canvas.svg(
      '<path d="M262 300Q420 20 600 300" fill="none" stroke="#7d5a37" stroke-width="20"/><path d="M262 300Q420 26 600 300" fill="none" stroke="#b98c5b" stroke-width="6" stroke-dasharray="16 9"/>',
      { liftPx: 10 },
    );
    canvas.place(
      await from("spout", () =>
        inflated(
          '<path d="M10 150Q90 140 120 40L170 20Q176 60 140 130 110 190 10 200Z" fill="#5f7f84"/>',
          { width: 180, height: 210, roundPx: 30, gloss: 0.5, mottle: 0.12 },
        ),
      ),
      { x: 690, y: 420, width: 240 },
    );
    canvas.place(
      await from("teapot body", () =>
        vessel({
          tall: 0.74,
          radii: [0.34, 0.62, 0.9, 0.97, 0.94, 0.8, 0.5],
          glaze: { body: "#6f9095", rim: "#a98f6c", speckle: 0.5, gloss: 0.6 },
          tilt: 0.1,
          dip: { colour: "#d9cdb6", from: 0.62, to: 1.2 },
        }),
      ),
      { x: 430, y: 450, width: 470, liftPx: 14 },
    );
    canvas.place(
      await from("teapot lid", () =>
        vessel({
          tall: 0.5,
          radii: [0.2, 0.26, 0.16, 0.6, 0.92, 0.97],
          glaze: { body: "#6f9095", rim: "#a98f6c", speckle: 0.5, gloss: 0.6 },
          tilt: 0.1,
          closed: true,
        }),
      ),
      { x: 430, y: 290, width: 190, liftPx: 6 },
    );
    for (const [i, x] of [800, 960].entries()) {
      await footShadow(canvas, x, 626, 130, 0.6);
      canvas.place(
        await from(`tea bowl ${i}`, () =>
          vessel({
            tall: 0.8,
            radii: [0.92, 0.9, 0.88, 0.8, 0.6, 0.46],
            glaze: i === 0 ? SEA : CREAM,
            mouth: "#a4541c",
            tilt: 0.22,
            seed: i + 5,
          }),
        ),
        { x, y: 570, width: 150, liftPx: 8 },
      );
    }
    grade(canvas, { light: [0.15, 0.15], falloff: 0.32, vignette: 0.26 });
  },

  async "kiln-plate-stack"(canvas) {
    canvas.cover(LIMEWASH);
    canvas.light = { from: [-0.45, -0.3, 0.8], ambient: 0.66 };
    await windowLight(canvas, { x: 120, y: 160, scale: 1.25, strength: 0.4 });
    await canvas.defocus(5);
    await ledge(canvas, WALNUT, { y: 1100, top: 130, edge: 120 });
    await footShadow(canvas, 550, 1180, 640, 0.8);
    for (let i = 0; i < 15; i++) {
      const glaze = i % 5 === 3 ? SEA : i % 7 === 5 ? RUST : CREAM;
      canvas.place(
        await from(`stacked ${i % 5 === 3 ? 1 : i % 7 === 5 ? 2 : 0}`, () =>
          vessel({
            tall: 0.2,
            radii: [0.98, 0.97, 0.9, 0.72, 0.6],
            glaze,
            tilt: 0.13,
            closed: true,
            mouth: glaze.body,
            seed: i + 1,
          }),
        ),
        { x: 540 + Math.sin(i * 2.3) * 9, y: 1125 - i * 48, width: 700, liftPx: 6 },
      );
    }
    canvas.place(await from("top cup", () => mug(NAVY, 3)), {
      x: 540,
      y: 330,
      width: 230,
      liftPx: 10,
    });
    grade(canvas, { light: [0.15, 0.2], falloff: 0.32, vignette: 0.26 });
  },

  async "kiln-bottle-row"(canvas) {
    canvas.cover(SAND);
    await ledge(canvas, PALE_WOOD, { y: 540, top: 110, edge: 70 });
    const blues = ["#efe9dc", "#d4ddd9", "#a9c1c4", "#7da3ad", "#51809a", "#345f82", "#213f61"];
    for (const [i, body] of blues.entries()) {
      const x = 132 + i * 136;
      const tall = [2.4, 2, 2.6, 2.2, 2.5, 1.9, 2.3][i] ?? 2.2;
      await footShadow(canvas, x + 6, 604, 110, 0.6);
      canvas.place(
        await from(`bottle ${i}`, () =>
          vessel({
            tall,
            radii: [0.3, 0.26, 0.27, 0.34, 0.78, 0.94, 0.94, 0.9, 0.7],
            glaze: { body, rim: "#b99467", speckle: 0.3, gloss: 0.55 },
            seed: i + 1,
            rings: 0.5,
          }),
        ),
        { x, y: 612 - (138 * tall) / 2, width: 138, liftPx: 12 },
      );
    }
    grade(canvas, { light: [0.2, 0.2], falloff: 0.28, vignette: 0.24 });
  },
};

function mug(glaze: Glaze, seed: number) {
  return vessel({
    tall: 1.06,
    radii: MUG,
    glaze,
    seed: seed + 1,
    rings: 0.7,
    tilt: 0.16,
    dip: {
      colour: ["#e6dac2", "#86a3a3", "#6e4a36", "#2c4a66"][seed % 4] ?? "#e6dac2",
      from: 0.62,
      to: 1.2,
    },
  });
}

/** The wheel's metal head, wet with slip. */
function wheel() {
  const tile = clouds();
  const steel = rgb("#77726a");
  return relief({
    width: 420,
    height: 420,
    shape: (u, v, point) => {
      const r = Math.sqrt(u * u + v * v) / 0.97;
      if (r > 1.02) return;
      const ring = noiseAt(tile, r * 150, 3);
      const slip = smoothstep(0.1, 0.5, noiseAt(tile, u * 20, v * 20) + 0.35 - r * 0.3);
      point.h = ring * 0.006 + slip * 0.01;
      const tone = 1 + ring * 0.2;
      point.r = (steel[0] + (150 - steel[0]) * slip) * tone;
      point.g = (steel[1] + (124 - steel[1]) * slip) * tone;
      point.b = (steel[2] + (100 - steel[2]) * slip) * tone;
      point.gloss = 0.5 + slip * 0.3;
      point.a = smoothstep(1, 0.985, r);
    },
  });
}

/** A bowl of wet clay from above, the finger's spiral still in it. */
function wetBowl() {
  const tile = clouds();
  return relief({
    width: 400,
    height: 400,
    shape: (u, v, point) => {
      const r = Math.sqrt(u * u + v * v) / (0.95 + noiseAt(tile, u * 8, v * 8) * 0.02);
      if (r > 1.03) return;
      const spiral = r * 9 - Math.atan2(v, u) / (2 * Math.PI);
      const groove = Math.cos(spiral * Math.PI * 2);
      point.h =
        (r < 0.9 ? r * r * 0.42 : 0.34 - (r - 0.9) * 2.2) +
        groove * 0.012 * (1.1 - r) +
        noiseAt(tile, r * 120, 9) * 0.006;
      const tone = 1 + noiseAt(tile, u * 24, v * 24) * 0.08;
      point.r = 158 * tone;
      point.g = 122 * tone;
      point.b = 96 * tone;
      point.gloss = 0.72;
      point.a = smoothstep(1.01, 0.985, r);
    },
  });
}

function glazeTile(tone: string, other: string, seed: number) {
  return inflated(
    `<rect x="4" y="4" width="142" height="142" rx="12" fill="#b98d6a"/><path d="M4 16Q4 4 16 4H134Q146 4 146 16V${88 + (seed % 5) * 6}Q110 ${110 + (seed % 3) * 8} 76 ${96 + (seed % 4) * 5}T4 ${100 + (seed % 6) * 4}Z" fill="${tone}"/><path d="M4 16Q4 4 16 4H134Q146 4 146 16V${40 + (seed % 4) * 7}Q96 ${62 + (seed % 3) * 6} 60 ${48 + (seed % 5) * 4}T4 ${50 + (seed % 3) * 5}Z" fill="${other}" opacity=".8"/><circle cx="75" cy="130" r="6" fill="#6d4f38"/>`,
    { width: 150, height: 150, roundPx: 12, gloss: 0.7, mottle: 0.3, rough: 0.3, seed },
  );
}
