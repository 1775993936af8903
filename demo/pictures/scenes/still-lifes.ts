import { grade } from "../engine/grade.ts";
import { inflated } from "../engine/inflate.ts";
import { baguette } from "../food/baguette.ts";
import { strawberry } from "../food/fruit.ts";
import { brioche, sideLoaf } from "../food/side.ts";
import { breadFace, COUNTRY, DOMED_FACE } from "../food/slice.ts";
import { cakeSlice, layerCake, stand } from "../things/cakes.ts";
import { bunch } from "../things/flowers.ts";
import { glassJar } from "../things/glass.ts";
import { cakeFork } from "../things/metal.ts";
import { from } from "../things/pantry.ts";
import { BLUE_RIM, CREAM, plate } from "../things/pottery.ts";
import { scattered } from "../things/scattered.ts";
import { footShadow, jarWithCloth, ledge } from "../things/side.ts";
import {
  BOARD,
  LIMEWASH,
  MIDNIGHT,
  OAK,
  PALE_WOOD,
  SAGE,
  SAND,
  TERRACOTTA,
  WALNUT,
} from "../things/surfaces.ts";
import { vessel } from "../things/vessel.ts";
import { windowLight } from "../things/window-light.ts";
import type { Paintings } from "./painting.ts";

export const STILL_LIFES: Paintings = {
  async "sourdough-crumb"(canvas) {
    canvas.cover(MIDNIGHT);
    await windowLight(canvas, { x: 180, y: 60, scale: 1.1, strength: 0.35 });
    await canvas.defocus(6);
    await ledge(canvas, WALNUT, { y: 900, top: 260, edge: 190 });
    await footShadow(canvas, 560, 985, 860, 0.8);
    canvas.place(await from("loaf back", () => sideLoaf({ seed: 8, bake: 0.66 })), {
      x: 720,
      y: 760,
      width: 560,
      brightness: 0.7,
    });
    canvas.place(await from("crumb", () => breadFace(DOMED_FACE, COUNTRY, 1)), {
      x: 480,
      y: 740,
      width: 780,
      liftPx: 30,
    });
    await scattered(canvas, {
      x: 520,
      y: 1060,
      spread: 380,
      squash: 0.22,
      count: 130,
      seed: 81,
      colours: ["#d9b98a", "#f0dcb4", "#8a4f22"],
      sizePx: 10,
    });
    grade(canvas, { light: [0.2, 0.3], falloff: 0.46, vignette: 0.4, exposure: 1.08 });
  },

  async "cake-on-stand"(canvas) {
    canvas.cover(SAGE);
    await windowLight(canvas, { x: 140, y: 80, scale: 1.2, strength: 0.4 });
    await canvas.defocus(5);
    await ledge(canvas, PALE_WOOD, { y: 1080, top: 170, edge: 110 });
    await footShadow(canvas, 540, 1165, 380, 0.6);
    canvas.place(await from("cake stand", stand), { x: 540, y: 1020, width: 760 });
    await footShadow(canvas, 540, 893, 560, 0.35);
    canvas.place(await from("layer cake", layerCake), { x: 540, y: 660, width: 600 });
    for (const [x, y, width] of [
      [330, 522, 110],
      [430, 542, 130],
      [545, 552, 136],
      [660, 540, 126],
      [752, 520, 108],
      [480, 486, 116],
      [612, 488, 112],
    ] as const) {
      canvas.place(await from("strawberry", () => strawberry(false)), {
        x,
        y,
        width,
        turn: 180 + ((x * 7) % 30) - 15,
        liftPx: 8,
      });
    }
    await bunch(canvas, {
      x: 930,
      y: 1090,
      high: 330,
      wide: 110,
      count: 5,
      seed: 3,
      kinds: ["rose", "daisy"],
      size: 0.8,
    });
    canvas.place(
      await from("bud vase", () =>
        vessel({ tall: 1.5, radii: [0.4, 0.34, 0.6, 0.86, 0.9, 0.7], glaze: CREAM }),
      ),
      { x: 930, y: 1140, width: 130, liftPx: 10 },
    );
    grade(canvas, { light: [0.15, 0.2], falloff: 0.3, vignette: 0.22 });
  },

  async "counter-flowers"(canvas) {
    canvas.cover(LIMEWASH);
    await windowLight(canvas, { x: 120, y: 120, scale: 1.25, strength: 0.5 });
    await canvas.defocus(5);
    await ledge(canvas, OAK, { y: 1070, top: 170, edge: 120 });
    await footShadow(canvas, 560, 1170, 380, 0.7);
    await bunch(canvas, {
      x: 560,
      y: 720,
      high: 560,
      wide: 330,
      count: 19,
      seed: 7,
      kinds: ["poppy", "daisy", "cornflower", "daisy", "poppy", "grass"],
      size: 1.15,
    });
    await canvas.svg(
      '<path d="M720 842Q860 836 846 950T700 1060" fill="none" stroke="#a2937b" stroke-width="30" stroke-linecap="round"/><path d="M742 834Q850 836 840 946" fill="none" stroke="#c9bea8" stroke-width="7" stroke-linecap="round"/>',
      { liftPx: 10 },
    );
    canvas.place(
      await from("stone jug", () =>
        vessel({
          tall: 1.24,
          radii: [0.5, 0.46, 0.62, 0.86, 0.93, 0.84, 0.6],
          glaze: { body: "#b9ad98", rim: "#8d6f4e", speckle: 0.7, gloss: 0.3 },
          dip: { colour: "#6f8f97", from: -0.1, to: 0.36 },
        }),
      ),
      { x: 560, y: 930, width: 420, liftPx: 16 },
    );
    for (const [x, y, turn] of [
      [250, 1150, 10],
      [330, 1180, 200],
      [860, 1170, 60],
    ] as const) {
      canvas.place(
        await from("petal", () =>
          inflated('<path d="M4 30Q30 0 66 16 60 50 4 30Z" fill="#c93f2c"/>', {
            width: 70,
            height: 54,
            roundPx: 14,
            mottle: 0.2,
          }),
        ),
        { x, y, width: 66, turn, squash: 0.6, liftPx: 5 },
      );
    }
    grade(canvas, { light: [0.1, 0.2], falloff: 0.32, vignette: 0.24 });
  },

  async "jam-jars"(canvas) {
    canvas.cover(SAND);
    await canvas.svg(
      '<rect x="60" y="-20" width="960" height="560" fill="#fbe9c3" opacity=".9"/><path d="M540 -20V540M60 240H1020" stroke="#cdb58d" stroke-width="26"/>',
      { blurPx: 18 },
    );
    canvas.light = { from: [-0.3, -0.6, 0.5], ambient: 0.62 };
    await ledge(canvas, WALNUT, { y: 560, top: 50, edge: 70 });
    const jars = [
      ["#d9822b", "#b5483a"],
      ["#a3233a", "#e9e0cc"],
      ["#4e2148", "#6b8a9a"],
      ["#c9a227", "#c98f77"],
      ["#8f1d2c", "#6b8a9a"],
    ] as const;
    for (const [i, [fill, lid]] of jars.entries()) {
      const x = 130 + i * 205;
      const wide = i % 2 === 1 ? 214 : 190;
      await footShadow(canvas, x + 14, 596, wide, 0.6);
      canvas.place(await from(`jar ${fill}`, () => jarWithCloth(fill, lid)), {
        x,
        y: 604 - wide * 0.63,
        width: wide,
      });
      await canvas.svg(
        `<ellipse cx="${x + 60}" cy="640" rx="80" ry="20" fill="${fill}" opacity=".5"/>`,
        {
          blend: "screen",
          blurPx: 18,
          box: { x: x - 60, y: 580, width: 280, height: 120 },
        },
      );
    }
    grade(canvas, {
      light: [0.5, 0.2],
      falloff: 0.3,
      vignette: 0.34,
      exposure: 1.04,
      tint: [1.03, 0.99, 0.92],
      saturation: 1.02,
    });
  },

  async "strawberry-slice"(canvas) {
    canvas.cover(TERRACOTTA);
    await windowLight(canvas, { x: 80, y: 40, scale: 1.2, strength: 0.4 });
    await canvas.defocus(7);
    await ledge(canvas, PALE_WOOD, { y: 760, top: 480, edge: 110 });
    canvas.place(await from("plate blue rim", () => plate(BLUE_RIM)), {
      x: 540,
      y: 1000,
      width: 900,
      squash: 0.42,
      liftPx: 30,
    });
    await footShadow(canvas, 560, 1020, 480, 0.5);
    canvas.place(await from("cake slice", cakeSlice), { x: 530, y: 830, width: 620 });
    canvas.place(await from("strawberry", () => strawberry(false)), {
      x: 500,
      y: 612,
      width: 150,
      turn: 200,
      liftPx: 8,
    });
    canvas.place(await from("strawberry half", () => strawberry(true)), {
      x: 850,
      y: 1000,
      width: 110,
      turn: 60,
      squash: 0.7,
      liftPx: 10,
    });
    canvas.place(await from("cake fork", cakeFork), {
      x: 240,
      y: 1120,
      width: 90,
      turn: 74,
      squash: 0.8,
      liftPx: 10,
    });
    grade(canvas, { light: [0.2, 0.2], falloff: 0.3, vignette: 0.24 });
  },

  async "starter-jar"(canvas) {
    canvas.cover(LIMEWASH);
    await canvas.svg(
      '<rect x="640" y="60" width="360" height="620" fill="#dfeaea"/><path d="M820 60V680M640 360H1000" stroke="#b9ad97" stroke-width="22"/><rect x="640" y="60" width="360" height="620" fill="none" stroke="#b9ad97" stroke-width="34"/>',
      { blurPx: 16 },
    );
    await ledge(canvas, BOARD, { y: 1040, top: 190, edge: 120 });
    await footShadow(canvas, 545, 1140, 520, 0.8);
    await glassJar(canvas, {
      x: 540,
      y: 760,
      width: 480,
      height: 760,
      fill: "#efe0c2",
      level: 0.36,
      band: 0.62,
      seed: 4,
    });
    grade(canvas, { light: [0.75, 0.2], falloff: 0.3, vignette: 0.22 });
  },

  async "brioche-loaf"(canvas) {
    canvas.cover(SAND);
    await windowLight(canvas, { x: 60, y: -40, scale: 1, strength: 0.4 });
    await canvas.defocus(6);
    await ledge(canvas, PALE_WOOD, { y: 480, top: 190, edge: 60 });
    await footShadow(canvas, 540, 580, 820, 0.6);
    await canvas.svg(
      `<g fill="none" stroke="#4a4a4a" stroke-width="9"><path d="M120 560H960M150 600H930"/>${Array.from({ length: 15 }, (_, i) => `<path d="M${160 + i * 54} 552L${140 + i * 57} 606"/>`).join("")}<path d="M170 600V632M910 600V632"/></g>`,
      { liftPx: 10 },
    );
    canvas.place(await from("brioche", brioche), { x: 540, y: 410, width: 800, liftPx: 8 });
    await scattered(canvas, {
      x: 560,
      y: 650,
      spread: 380,
      squash: 0.1,
      count: 60,
      seed: 85,
      colours: ["#e8cf9d", "#c9965a"],
      sizePx: 8,
    });
    grade(canvas, { light: [0.15, 0.1], falloff: 0.34, vignette: 0.24 });
  },

  async "baguette-bag"(canvas) {
    canvas.cover(LIMEWASH);
    await windowLight(canvas, { x: 60, y: 160, scale: 1.3, strength: 0.5 });
    await ledge(canvas, TERRACOTTA, { y: 1270, top: 120, edge: 60 });
    await footShadow(canvas, 545, 1294, 540, 0.8);
    for (const [i, x, y, turn] of [
      [0, 430, 560, -97],
      [1, 560, 500, -90],
      [2, 660, 580, -82],
      [3, 500, 620, -88],
    ] as const) {
      canvas.place(
        await from(`baguette ${i}`, () =>
          baguette({ seed: i + 1, bake: 0.36 + i * 0.08, flour: 0.4 }),
        ),
        { x, y, width: 900, turn, liftPx: 22 },
      );
    }
    canvas.place(await from("bread bag", breadBag), { x: 550, y: 990, width: 520, liftPx: 26 });
    grade(canvas, { light: [0.1, 0.2], falloff: 0.3, vignette: 0.24 });
  },
};

function breadBag() {
  return inflated(
    '<path d="M22 30L60 14 96 34 140 12 186 32 226 10 268 34 310 16 338 28 326 410Q180 430 34 410Z" fill="#b88f61"/><path d="M96 34L90 412M268 34L272 412" stroke="#a27a4d" stroke-width="5"/><path d="M150 210q32 -50 64 0z" fill="#6f4d2c"/><path d="M136 236q10 -12 22 0t22 0 22 0 22 0" stroke="#6f4d2c" stroke-width="7" fill="none"/><path d="M22 30L60 14 96 34 140 12 186 32 226 10 268 34 310 16 338 28 337 48 22 50Z" fill="#9c7548"/>',
    { width: 360, height: 430, roundPx: 24, bulge: 0.8, rough: 0.7, mottle: 0.1 },
  );
}
