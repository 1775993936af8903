import type { Canvas } from "../engine/canvas.ts";
import { grade } from "../engine/grade.ts";
import { mottled } from "../engine/material.ts";
import { water } from "../engine/water.ts";
import { boat, boatAbove, dinghy } from "../things/boats.ts";
import { gull, post } from "../things/gull.ts";
import { housesAlongTheQuay } from "../things/houses.ts";
import { from } from "../things/pantry.ts";
import { seaFromAbove } from "../things/shallows.ts";
import { glow, gulls, hills, sky } from "../things/sky.ts";
import { lighthouse, rocks } from "../things/tower.ts";
import type { Paintings } from "./painting.ts";

const LOW_SUN = { from: [0.5, -0.35, 0.6], ambient: 0.5 } as const;

export const SEA: Paintings = {
  async "harbour-dawn"(canvas) {
    canvas.cover(
      sky({
        colours: ["#6f93a8", "#a9b5b3", "#e5c6a2", "#f4b883", "#ef9a68"],
        horizon: 400,
        cloud: "#f7cfa6",
        cover: 0.34,
        seed: 2,
      }),
    );
    await canvas.svg(glow(700, 372, 330, "#ffdca0", "sun"), { blend: "screen" });
    await canvas.svg('<circle cx="700" cy="366" r="38" fill="#fff1cf"/>', { blurPx: 3 });
    await canvas.svg(
      hills(1080, 404, [
        [96, "#a98f8c"],
        [58, "#846f76"],
      ]),
      { blurPx: 3 },
    );
    canvas.light = { from: [0.35, -0.3, 0.35], ambient: 0.34 };
    for (const [i, x, y, width] of [
      [0, 190, 354, 300],
      [2, 505, 376, 190],
      [1, 910, 340, 330],
      [3, 380, 390, 110],
    ] as const) {
      canvas.place(await boat(i), { x, y: y - width * 0.16, width, brightness: 0.62 });
    }
    await canvas.svg(
      gulls(
        [
          [330, 120, 22],
          [400, 160, 15],
          [560, 90, 18],
          [820, 150, 13],
          [250, 190, 12],
        ],
        "#4d4a55",
      ),
    );
    water(canvas, {
      horizon: 402,
      far: "#d59a78",
      near: "#3f5c70",
      chop: 0.34,
      mirror: 0.86,
      glint: "#ffe3b0",
    });
    grade(canvas, {
      light: [0.65, 0.5],
      falloff: 0.26,
      vignette: 0.24,
      tint: [1.02, 0.99, 0.97],
      saturation: 1,
    });
  },

  async "fishing-boats"(canvas) {
    canvas.cover(
      sky({
        colours: ["#8fb2c2", "#bcd0d4", "#e2e3d8"],
        horizon: 300,
        cloud: "#f6f1e6",
        cover: 0.5,
        seed: 5,
      }),
    );
    await housesAlongTheQuay(canvas, 290);
    await canvas.fill(
      '<rect y="286" width="1080" height="54"/>',
      mottled({
        colours: ["#6d675f", "#8b8479", "#a59d90"],
        scalePx: 60,
        strength: 0.7,
        rough: 0.3,
      }),
    );
    for (let i = 0; i < 5; i++) {
      canvas.place(await boat(i), {
        x: 120 + i * 212,
        y: 262 + (i % 2) * 8,
        width: 250,
        liftPx: 8,
      });
    }
    water(canvas, {
      horizon: 350,
      far: "#6f949b",
      near: "#23444f",
      chop: 0.42,
      mirror: 0.75,
      scale: 0.8,
    });
    grade(canvas, { light: [0.3, 0.2], falloff: 0.2, vignette: 0.22 });
  },

  async lighthouse(canvas) {
    canvas.cover(
      sky({
        colours: ["#41617c", "#7b90a2", "#c7b3a8", "#efc19a", "#f3cfa4"],
        horizon: 1000,
        cloud: "#f0b79a",
        cover: 0.42,
        seed: 9,
      }),
    );
    await canvas.svg(glow(180, 930, 420, "#ffd9a4", "low"), { blend: "screen" });
    await canvas.svg(hills(1080, 1000, [[70, "#9d8f98"]]), { blurPx: 4 });
    water(canvas, {
      horizon: 1000,
      far: "#b6a59c",
      near: "#2e4d60",
      chop: 0.6,
      mirror: 0.6,
      scale: 0.9,
      glint: "#ffe2bd",
    });
    canvas.light = { from: [-0.6, -0.25, 0.5], ambient: 0.46 };
    canvas.place(await from("rocks", rocks), { x: 700, y: 1080, width: 900, brightness: 0.94 });
    canvas.place(await from("lighthouse", lighthouse), { x: 720, y: 640, width: 310 });
    await canvas.svg(glow(720, 268, 150, "#fff0c4", "lamp"), {
      blend: "screen",
      box: { x: 540, y: 90, width: 360, height: 360 },
    });
    await canvas.svg(
      gulls(
        [
          [300, 420, 34],
          [420, 330, 24],
          [230, 560, 20],
          [930, 250, 18],
        ],
        "#3d4a58",
      ),
    );
    grade(canvas, { light: [0.15, 0.6], falloff: 0.3, vignette: 0.26, saturation: 1 });
  },

  async "gull-on-the-quay"(canvas) {
    canvas.cover(
      sky({
        colours: ["#93b4c4", "#c3d2d3", "#e6e4d8"],
        horizon: 700,
        cloud: "#f6f2e9",
        cover: 0.5,
        seed: 3,
      }),
    );
    await canvas.svg(hills(1080, 690, [[80, "#8fa3a6"]]), { blurPx: 16 });
    for (const [i, x, y, width] of [
      [1, 200, 640, 300],
      [3, 860, 660, 240],
    ] as const) {
      canvas.place(await boat(i), { x, y: y - width * 0.16, width });
    }
    water(canvas, { horizon: 690, far: "#8caab0", near: "#3c6271", chop: 0.5, mirror: 0.6 });
    await canvas.defocus(14);
    canvas.place(await from("post", post), { x: 520, y: 1130, width: 420 });
    canvas.place(await from("gull", gull), { x: 540, y: 525, width: 760 });
    grade(canvas, { light: [0.2, 0.1], falloff: 0.22, vignette: 0.22, exposure: 1.02 });
  },

  async "harbour-from-above"(canvas) {
    canvas.cover(seaFromAbove);
    const plank = mottled({
      colours: ["#a58d6d", "#c4ad8b", "#dac8a8"],
      scalePx: 90,
      strength: 0.6,
      rough: 0.3,
    });
    await canvas.fill(
      '<path d="M0 0H1080V170H0Z"/><path d="M240 160H300V1130H240ZM700 160H760V1010H700Z"/><path d="M120 470H420V496H120ZM120 800H420V826H120ZM580 420H880V446H580ZM580 720H880V746H580Z"/>',
      plank,
      { liftPx: 22 },
    );
    await canvas.fill(
      '<path d="M0 0H1080V120H0Z"/>',
      mottled({
        colours: ["#8f8a80", "#a9a398", "#bdb7ab"],
        scalePx: 70,
        strength: 0.6,
        rough: 0.3,
      }),
    );
    const berths = [
      [150, 330, 0],
      [360, 340, 3],
      [160, 650, 2],
      [366, 640, 1],
      [150, 970, 4],
      [372, 980, 0],
      [610, 290, 1],
      [826, 300, 4],
      [620, 580, 0],
      [838, 590, 2],
      [616, 880, 3],
    ] as const;
    for (const [i, [x, y, kind]] of berths.entries()) {
      canvas.place(await boatAbove(kind), {
        x,
        y,
        width: 118 - (i % 3) * 8,
        turn: x % 2 === 0 ? 4 : -3 + i,
        liftPx: 20,
      });
    }
    await canvas.svg(
      '<g fill="none" stroke="#f4fbf8" stroke-linecap="round"><path d="M930 1340Q900 1220 960 1110" stroke-width="10" opacity=".5"/><path d="M984 1340Q990 1220 966 1110" stroke-width="10" opacity=".5"/></g>',
      { blurPx: 5 },
    );
    canvas.place(await boatAbove(1), { x: 962, y: 1060, width: 112, turn: 8, liftPx: 20 });
    grade(canvas, { light: [0.2, 0.1], falloff: 0.2, vignette: 0.18, exposure: 1.03 });
  },

  "reel-boats": (canvas) => boatsAtTheirMoorings(canvas, 0),
};

/** The reel's picture at a moment from 0 to 1; the end meets the beginning. */
export async function boatsAtTheirMoorings(canvas: Canvas, moment: number): Promise<void> {
  const swing = (shift: number, times = 1) => Math.sin((moment * times + shift) * Math.PI * 2);
  canvas.cover(
    sky({
      colours: ["#5b7d97", "#93a9b4", "#dcc3a8", "#f2bf8f"],
      horizon: 900,
      cloud: "#f4cda8",
      cover: 0.4,
      seed: 12,
    }),
  );
  await canvas.svg(glow(860, 850, 460, "#ffd79c", "evening"), { blend: "screen" });
  await canvas.svg(
    hills(1080, 900, [
      [130, "#9b9097"],
      [70, "#7a7580"],
    ]),
    { blurPx: 6 },
  );
  canvas.light = LOW_SUN;
  const places = [
    [2, 560, 250, 0.2],
    [1, 850, 380, 0.55],
    [0, 300, 600, 0],
  ] as const;
  for (const [kind, x, width, shift] of places) {
    canvas.place(await boat(kind), {
      x: x + swing(shift + 0.25) * 5,
      y: 970 - width * 0.335 + swing(shift, 2) * width * 0.012,
      width,
      turn: swing(shift + 0.1) * 2.2,
      brightness: 0.92,
    });
  }
  water(canvas, {
    horizon: 970,
    far: "#b99c86",
    near: "#2d4c60",
    chop: 0.4,
    mirror: 0.82,
    scale: 0.7,
    phase: moment,
    glint: "#ffe0b0",
  });
  canvas.place(
    await from("dinghy", () => dinghy({ hull: "#efe6d4", stripe: "#2f5f7d", cabin: "#efe6d4" })),
    {
      x: 700,
      y: 1370 + swing(0.4, 2) * 10,
      width: 620,
      turn: -3 + swing(0.3) * 2.6,
      liftPx: 20,
    },
  );
  grade(canvas, { light: [0.8, 0.45], falloff: 0.24, vignette: 0.24, saturation: 1 });
}
