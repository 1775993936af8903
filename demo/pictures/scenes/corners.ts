import { grade } from "../engine/grade.ts";
import { mottled } from "../engine/material.ts";
import { water } from "../engine/water.ts";
import { cinnamonBun } from "../food/round.ts";
import { boat } from "../things/boats.ts";
import { chalkDrawings } from "../things/chalk.ts";
import { bunch } from "../things/flowers.ts";
import { apron, copperPan, parasol, terraceChair } from "../things/objects.ts";
import { from } from "../things/pantry.ts";
import { CREAM, SEA } from "../things/pottery.ts";
import { footShadow, ledge } from "../things/side.ts";
import { glow, hills, sky } from "../things/sky.ts";
import { LIMEWASH, OAK, SLATE, WALNUT } from "../things/surfaces.ts";
import { vessel } from "../things/vessel.ts";
import { windowLight } from "../things/window-light.ts";
import { wheatEar } from "../things/wooden.ts";
import type { Paintings } from "./painting.ts";
import { drops } from "./reels.ts";

export const CORNERS: Paintings = {
  async "terrace-table"(canvas) {
    canvas.cover(
      sky({
        colours: ["#8fb6c6", "#bcd3d4", "#f0e2c8"],
        horizon: 640,
        cloud: "#fbf4e6",
        cover: 0.42,
        seed: 8,
      }),
    );
    await canvas.svg(hills(1080, 640, [[90, "#93a7aa"]]), { blurPx: 10 });
    canvas.place(await boat(2), { x: 820, y: 610, width: 200 });
    water(canvas, {
      horizon: 640,
      far: "#86b1b8",
      near: "#3f7888",
      chop: 0.5,
      mirror: 0.5,
      scale: 0.7,
    });
    await canvas.defocus(8);
    await canvas.fill(
      '<rect y="960" width="1080" height="400"/>',
      mottled({
        colours: ["#b9a88d", "#cfbfa4", "#e0d2ba"],
        scalePx: 90,
        strength: 0.5,
        rough: 0.25,
      }),
      { liftPx: 10 },
    );
    await canvas.svg(
      '<g fill="none" stroke="#33424b" stroke-width="10"><path d="M0 700H1080M0 930H1080"/></g><g stroke="#33424b" stroke-width="6"><path d="M60 700V960M180 700V960M300 700V960M420 700V960M540 700V960M660 700V960M780 700V960M900 700V960M1020 700V960"/></g>',
      { liftPx: 8 },
    );
    await canvas.svg('<rect x="528" y="330" width="24" height="860" rx="8" fill="#e9e2d4"/>', {
      liftPx: 10,
    });
    canvas.place(await from("parasol", parasol), { x: 540, y: 300, width: 1000, liftPx: 40 });
    for (const [x, turn] of [
      [220, 0],
      [860, 1],
    ] as const) {
      canvas.place(await from(`chair ${turn}`, () => terraceChair(turn === 1)), {
        x,
        y: 1010,
        width: 300,
        liftPx: 14,
      });
    }
    await canvas.svg('<ellipse cx="560" cy="1270" rx="190" ry="26" fill="#2b211a" opacity=".4"/>', {
      blurPx: 16,
    });
    await canvas.svg(
      '<path d="M540 960L460 1262M540 960L620 1262M540 960V1270" stroke="#33424b" stroke-width="12"/><ellipse cx="540" cy="944" rx="230" ry="44" fill="#3f5560"/><ellipse cx="540" cy="934" rx="230" ry="44" fill="#e9e3d6"/>',
      { liftPx: 14 },
    );
    for (const [x, glaze] of [
      [450, CREAM],
      [640, SEA],
    ] as const) {
      canvas.place(
        await from(`terrace cup ${x}`, () =>
          vessel({
            tall: 0.8,
            radii: [0.95, 0.93, 0.88, 0.74, 0.5],
            glaze,
            mouth: "#7d4a25",
            tilt: 0.2,
          }),
        ),
        { x, y: 890, width: 96, liftPx: 6 },
      );
    }
    await bunch(canvas, {
      x: 548,
      y: 872,
      high: 120,
      wide: 50,
      count: 5,
      seed: 21,
      kinds: ["daisy", "cornflower"],
      size: 0.5,
    });
    canvas.place(
      await from("bud vase", () =>
        vessel({ tall: 1.5, radii: [0.4, 0.34, 0.6, 0.86, 0.9, 0.7], glaze: CREAM }),
      ),
      { x: 548, y: 890, width: 60, liftPx: 6 },
    );
    grade(canvas, {
      light: [0.3, 0.2],
      falloff: 0.24,
      vignette: 0.2,
      exposure: 1.04,
      tint: [1.02, 1, 0.96],
    });
  },

  async "chalk-menu"(canvas) {
    canvas.cover(LIMEWASH);
    await windowLight(canvas, { x: 40, y: 40, scale: 1.2, strength: 0.4 });
    await ledge(canvas, OAK, { y: 900, top: 100, edge: 90 });
    await canvas.fill('<rect x="150" y="120" width="640" height="790" rx="10"/>', OAK, {
      liftPx: 26,
    });
    await canvas.fill('<rect x="184" y="154" width="572" height="722" rx="4"/>', SLATE);
    await canvas.svg(
      '<g fill="#fff" opacity=".1"><ellipse cx="380" cy="400" rx="200" ry="90" transform="rotate(-20 380 400)"/><ellipse cx="560" cy="700" rx="180" ry="70" transform="rotate(14 560 700)"/></g>',
      { blurPx: 30 },
    );
    await canvas.svg(chalkDrawings(), { opacity: 0.9 });
    await footShadow(canvas, 890, 968, 190, 0.6);
    await bunch(canvas, {
      x: 890,
      y: 760,
      high: 360,
      wide: 130,
      count: 9,
      seed: 31,
      kinds: ["daisy", "cornflower", "grass"],
      size: 0.8,
    });
    canvas.place(
      await from("menu jar", () =>
        vessel({
          tall: 1.1,
          radii: [0.6, 0.62, 0.84, 0.9, 0.9, 0.8],
          glaze: SEA,
          dip: { colour: "#efe6d5", from: 0.5, to: 1.2 },
        }),
      ),
      { x: 890, y: 860, width: 220, liftPx: 12 },
    );
    grade(canvas, { light: [0.15, 0.2], falloff: 0.3, vignette: 0.2 });
  },

  async "rainy-window"(canvas) {
    canvas.cover(
      mottled({
        colours: ["#1d2b40", "#2c3f57", "#43566b"],
        scalePx: 700,
        strength: 0.7,
        rough: 0,
      }),
    );
    const lights = [
      [200, 420, 70, "#ffb85c"],
      [360, 520, 52, "#ffd79a"],
      [830, 360, 84, "#ff9d52"],
      [700, 560, 58, "#ffcf86"],
      [930, 620, 46, "#e9736a"],
      [120, 660, 60, "#8fb9d6"],
      [520, 300, 40, "#ffe0ad"],
      [600, 700, 66, "#ffb05a"],
      [280, 820, 48, "#7aa5c4"],
      [880, 800, 60, "#ffc372"],
    ] as const;
    await canvas.svg(
      lights
        .map(
          ([x, y, r, colour]) =>
            `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}" opacity=".85"/>`,
        )
        .join(""),
      { blend: "screen", blurPx: 9 },
    );
    await canvas.svg(drops(330, 1080, 1010, 6));
    await canvas.svg(
      '<g fill="#5d4634"><rect x="0" y="0" width="44" height="1040"/><rect x="1036" y="0" width="44" height="1040"/><rect x="524" y="0" width="34" height="1030"/></g>',
      { liftPx: 10 },
    );
    await ledge(canvas, WALNUT, { y: 1000, top: 230, edge: 130 });
    await footShadow(canvas, 372, 1176, 330, 0.8);
    await canvas.svg(
      '<path d="M470 1000Q560 990 550 1060T450 1120" fill="none" stroke="#5b7f85" stroke-width="30" stroke-linecap="round"/>',
      { liftPx: 10 },
    );
    canvas.place(
      await from("rain cup", () =>
        vessel({
          tall: 0.9,
          radii: [0.95, 0.94, 0.93, 0.9, 0.8, 0.62],
          glaze: SEA,
          mouth: "#7d4a25",
          tilt: 0.2,
        }),
      ),
      { x: 360, y: 1060, width: 280, liftPx: 10 },
    );
    await canvas.svg(
      '<path d="M330 930q-30 -60 10 -120t-6 -130M390 930q30 -70 -4 -130t14 -110" fill="none" stroke="#fff" stroke-width="26" stroke-linecap="round" opacity=".26"/>',
      { blurPx: 20 },
    );
    canvas.place(await from("bun 1", () => cinnamonBun(2, 0.85)), {
      x: 720,
      y: 1120,
      width: 210,
      squash: 0.74,
      liftPx: 18,
    });
    await canvas.svg(glow(360, 1000, 500, "#ffb766", "warm"), { blend: "screen", opacity: 0.22 });
    grade(canvas, { light: [0.35, 0.75], falloff: 0.3, vignette: 0.34, exposure: 1.1 });
  },

  async "apron-hook"(canvas) {
    canvas.cover(LIMEWASH);
    await windowLight(canvas, { x: 100, y: 130, scale: 1.5, strength: 0.45 });
    await canvas.fill('<rect x="0" y="230" width="1080" height="84"/>', OAK, { liftPx: 16 });
    await canvas.svg(
      '<g fill="#a97f55"><circle cx="250" cy="270" r="22"/><circle cx="560" cy="270" r="22"/><circle cx="860" cy="270" r="22"/></g>',
      { liftPx: 20 },
    );
    canvas.place(await from("apron", apron), { x: 470, y: 780, width: 560, liftPx: 26 });
    canvas.place(await from("copper pan", copperPan), { x: 850, y: 560, width: 330, liftPx: 30 });
    for (let i = 0; i < 9; i++) {
      canvas.place(await from("wheat ear", wheatEar), {
        x: 850 + (i - 4) * 22,
        y: 1090 + Math.abs(i - 4) * 10,
        width: 480,
        turn: -90 + (i - 4) * 5,
        liftPx: 12,
      });
    }
    await canvas.svg('<path d="M812 1130q38 18 76 0v40q-38 18 -76 0z" fill="#b5533a"/>', {
      liftPx: 8,
    });
    grade(canvas, { light: [0.1, 0.15], falloff: 0.32, vignette: 0.22 });
  },
};
