import type { Canvas } from "../engine/canvas.ts";
import { grade } from "../engine/grade.ts";
import { mottled } from "../engine/material.ts";
import { seededRandom } from "../engine/noise.ts";
import { water } from "../engine/water.ts";
import { cobbles } from "../things/cobbles.ts";
import { type Front, group, shopfront } from "../things/shopfront.ts";
import { glow } from "../things/sky.ts";
import { treeShade } from "../things/window-light.ts";
import type { Paintings } from "./painting.ts";

const DEEP_WATER = "#2c5d78";
const CREAM_WALL = ["#cdbfa6", "#ddd0b8", "#e9decb"] as const;

export const SHOP: Paintings = {
  async "blue-shopfront"(canvas) {
    const front: Front = {
      x: 120,
      y: 60,
      scale: 0.95,
      paint: DEEP_WATER,
      wall: CREAM_WALL,
      lit: false,
    };
    await shopfront(canvas, front);
    await pavement(canvas, 1000);
    await canvas.svg(bench(300, 1000), { liftPx: 20 });
    await treeShade(canvas, 0.42);
    grade(canvas, {
      light: [0.2, 0.1],
      falloff: 0.26,
      vignette: 0.2,
      tint: [1.02, 1, 0.96],
      exposure: 1.03,
    });
  },

  async "night-shop"(canvas) {
    const front: Front = {
      x: 90,
      y: 20,
      scale: 1,
      paint: "#2a4a60",
      wall: ["#4b5468", "#566076", "#626c80"],
      lit: true,
    };
    canvas.light = { from: [-0.2, 0.3, 0.6], ambient: 0.5 };
    await shopfront(canvas, front);
    await canvas.svg(
      `<rect width="1080" height="1350" fill="#46618f" opacity=".62"/><defs><linearGradient id="dusk" x2="0" y2="1"><stop stop-color="#16233f" stop-opacity=".75"/><stop offset="1" stop-color="#16233f" stop-opacity="0"/></linearGradient></defs><path d="M0 0H1080V640H0Z" fill="url(#dusk)"/>`,
      { blend: "multiply" },
    );
    await canvas.svg(
      glow(400, 560, 560, "#ffc76a", "window") + glow(810, 560, 300, "#ffbf60", "door"),
      { blend: "screen", opacity: 0.62 },
    );
    await canvas.svg(
      group(
        front,
        '<path d="M910 300V360" stroke="#20262e" stroke-width="8"/><path d="M884 360H936L926 420H894Z" fill="#ffe9b4"/>',
      ),
    );
    await canvas.svg(glow(1000, 410, 260, "#ffd98a", "lamp"), { blend: "screen" });
    water(canvas, {
      horizon: 1010,
      far: "#2a3450",
      near: "#141b2e",
      chop: 0.16,
      mirror: 0.62,
      scale: 1.6,
      glint: "#ffdf9e",
    });
    await canvas.fill(
      '<rect y="985" width="1080" height="42"/>',
      mottled({
        colours: ["#20283c", "#2c364c", "#3a4660"],
        scalePx: 60,
        strength: 0.6,
        rough: 0.3,
      }),
    );
    grade(canvas, {
      light: [0.4, 0.45],
      falloff: 0.3,
      vignette: 0.4,
      contrast: 0.3,
      saturation: 1.02,
      exposure: 1.12,
    });
  },

  async "snow-shop"(canvas) {
    const front: Front = {
      x: 170,
      y: 60,
      scale: 0.8,
      paint: "#35607a",
      wall: ["#9aa0a4", "#aeb3b6", "#c0c4c6"],
      lit: true,
    };
    await shopfront(canvas, front);
    await canvas.svg(
      `<g fill="#f4f7fa"><path d="M140 236Q160 200 240 206T420 204 600 202 780 206 900 212Q940 220 944 250 800 240 540 246T140 236Z"/><path d="M160 92Q300 70 540 80T920 96V116Q700 100 540 104T160 116Z"/></g>`,
      { liftPx: 12 },
    );
    await canvas.svg(glow(420, 480, 400, "#ffcf7c", "w") + glow(745, 480, 240, "#ffcf7c", "d"), {
      blend: "screen",
      opacity: 0.45,
    });
    await canvas.fill(
      '<path d="M0 860Q200 820 420 846T800 838 1080 852V1080H0Z"/>',
      mottled({
        colours: ["#c3d0de", "#dfe7ee", "#f6f9fb"],
        scalePx: 240,
        strength: 0.6,
        rough: 0.1,
      }),
      { liftPx: 10 },
    );
    await canvas.svg(
      '<g fill="#fafcfe"><ellipse cx="154" cy="540" rx="88" ry="36"/><ellipse cx="898" cy="540" rx="88" ry="36"/><ellipse cx="154" cy="760" rx="58" ry="16"/><ellipse cx="898" cy="760" rx="58" ry="16"/></g><g fill="#b9c8d8"><ellipse cx="740" cy="930" rx="34" ry="13"/><ellipse cx="700" cy="985" rx="38" ry="15"/><ellipse cx="764" cy="1040" rx="42" ry="17"/></g>',
      { blurPx: 2 },
    );
    await snowfall(canvas);
    grade(canvas, {
      light: [0.4, 0.4],
      falloff: 0.2,
      vignette: 0.2,
      tint: [0.99, 1, 1.04],
      saturation: 0.95,
      exposure: 1.02,
    });
  },
};

async function pavement(canvas: Canvas, y: number): Promise<void> {
  await canvas.fill(
    `<rect y="${y - 40}" width="1080" height="50"/>`,
    mottled({
      colours: ["#8d867b", "#a59e92", "#b9b2a5"],
      scalePx: 120,
      strength: 0.5,
      rough: 0.2,
    }),
  );
  await canvas.fill(`<rect y="${y}" width="1080" height="400"/>`, cobbles(y));
}

function bench(x: number, y: number): string {
  return `<g fill="#8b6844"><rect x="${x}" y="${y - 70}" width="300" height="16" rx="4"/><rect x="${x}" y="${y - 46}" width="300" height="12" rx="4"/><rect x="${x + 20}" y="${y - 40}" width="16" height="66"/><rect x="${x + 264}" y="${y - 40}" width="16" height="66"/></g><path d="M${x + 200} ${y - 70}q0 -40 22 -40t22 40z" fill="#efe7d6"/><path d="M${x + 208} ${y - 104}q14 -40 28 0" fill="none" stroke="#5f7744" stroke-width="7"/>`;
}

async function snowfall(canvas: Canvas): Promise<void> {
  const random = seededRandom(12);
  const flakes = (count: number, size: number) =>
    Array.from(
      { length: count },
      () =>
        `<circle cx="${(random() * canvas.width).toFixed(0)}" cy="${(random() * canvas.height).toFixed(0)}" r="${(size * (0.5 + random())).toFixed(1)}" fill="#fff" opacity="${(0.5 + random() * 0.5).toFixed(2)}"/>`,
    ).join("");
  await canvas.svg(flakes(220, 2.6));
  await canvas.svg(flakes(40, 9), { blurPx: 4 });
}
