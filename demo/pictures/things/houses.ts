import type { Canvas } from "../engine/canvas.ts";
import { seededRandom } from "../engine/noise.ts";

const WALLS = ["#d9c3a0", "#c98b6b", "#e6dcc8", "#9fb0a6", "#d6a866", "#b9c3c4"];
const ROOFS = ["#8a4f3b", "#6f5a50", "#9a5d44"];

/** A row of gabled houses standing on the quay at `y`, a little out of focus. */
export async function housesAlongTheQuay(canvas: Canvas, y: number): Promise<void> {
  const random = seededRandom(88);
  const parts: string[] = [];
  for (let x = -30, i = 0; x < canvas.width; i++) {
    const wide = 86 + Math.floor(random() * 50);
    const high = 96 + Math.floor(random() * 74);
    const top = y - high;
    const wall = WALLS[i % WALLS.length];
    const roof = ROOFS[i % ROOFS.length];
    parts.push(
      `<rect x="${x}" y="${top}" width="${wide}" height="${high}" fill="${wall}"/><path d="M${x - 5} ${top + 2}L${x + wide / 2} ${top - 44} ${x + wide + 5} ${top + 2}Z" fill="${roof}"/><rect x="${x + wide - 10}" y="${top}" width="10" height="${high}" fill="#000" opacity=".1"/>`,
    );
    for (let row = 0; row * 40 + 54 < high; row++) {
      for (let column = 0; column < 3; column++) {
        const wx = x + 13 + column * ((wide - 30) / 2.6);
        parts.push(
          `<rect x="${wx}" y="${top + 14 + row * 40}" width="14" height="22" fill="${random() > 0.75 ? "#f3d79a" : "#4a5a62"}"/>`,
        );
      }
    }
    parts.push(
      `<rect x="${x + wide * 0.38}" y="${y - 34}" width="20" height="34" fill="#3f5a63"/>`,
    );
    x += wide;
  }
  await canvas.svg(parts.join(""), {
    blurPx: 3,
    box: { x: 0, y: 0, width: canvas.width, height: y + 10 },
  });
}
