import type { Canvas } from "../engine/canvas.ts";
import { seededRandom } from "../engine/noise.ts";

/** Sun that falls through a window onto a wall: four slanting panes. */
export async function windowLight(
  canvas: Canvas,
  options: { x: number; y: number; scale: number; strength: number },
): Promise<void> {
  const { x, y, scale, strength } = options;
  const panes = [0, 1, 2, 3]
    .map(
      (i) => `<rect x="${(i % 2) * 210}" y="${Math.floor(i / 2) * 270}" width="186" height="246"/>`,
    )
    .join("");
  await canvas.svg(
    `<g transform="translate(${x} ${y}) scale(${scale}) skewY(14)" fill="#fff0cd">${panes}</g>`,
    { blend: "screen", blurPx: 9, opacity: strength },
  );
}

/** The shade of a tree that stands out of the picture, to the upper right. */
export async function treeShade(canvas: Canvas, opacity: number): Promise<void> {
  const random = seededRandom(64);
  const leaves = Array.from({ length: 70 }, () => {
    const x = 620 + random() * 560;
    const y = random() * 560 - 60 + (x - 900) * 0.3;
    return `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="56" ry="24" transform="rotate(${(random() * 180).toFixed(0)} ${x.toFixed(0)} ${y.toFixed(0)})" fill="#5a6874"/>`;
  });
  await canvas.svg(leaves.join(""), { blend: "multiply", blurPx: 15, opacity });
}
