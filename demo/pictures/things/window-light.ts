import type { Canvas } from "../engine/canvas.ts";

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
