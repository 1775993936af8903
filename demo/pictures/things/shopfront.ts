import type { Canvas } from "../engine/canvas.ts";
import { inflated } from "../engine/inflate.ts";
import { mottled } from "../engine/material.ts";
import type { Sprite } from "../engine/sprite.ts";
import { croissant } from "../food/croissant.ts";
import { sideLoaf } from "../food/side.ts";
import { from } from "./pantry.ts";
import { clippedTree } from "./side.ts";

export interface Front {
  /** Where the shop's left top corner is, and how large it is drawn; 1 is 900 pixels wide. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly paint: string;
  readonly wall: readonly string[];
  /** Lamps are on. */
  readonly lit: boolean;
}

/** The bakery from across the street: wall, painted front, window full of bread, awning, trees. */
export async function shopfront(canvas: Canvas, front: Front): Promise<void> {
  const { x, y, scale, paint, lit } = front;
  const at = (u: number, v: number) => ({ x: x + u * scale, y: y + v * scale });
  canvas.cover(mottled({ colours: front.wall, scalePx: 300, strength: 0.5, rough: 0.12 }));
  await canvas.svg(bricks(canvas), { opacity: 0.16 });
  const whole = at(450, 520);
  canvas.place(await from(`front ${paint} ${lit}`, () => facade(paint, lit)), {
    ...whole,
    width: 920 * scale,
    liftPx: 12,
  });
  await canvas.svg(group(front, inside(lit)), {});
  for (let i = 0; i < 10; i++) {
    const row = Math.floor(i / 5);
    const spot = at(150 + (i % 5) * 84, 590 + row * 148);
    const sprite =
      (i + row) % 3 === 1
        ? await from("croissant 2", () => croissant(3, 0.62))
        : await from(`side loaf ${i % 2}`, () =>
            sideLoaf({ seed: i % 2, bake: 0.4 + (i % 2) * 0.2 }),
          );
    canvas.place(sprite, { ...spot, width: 88 * scale, liftPx: 6, brightness: lit ? 1.1 : 0.86 });
  }
  await canvas.svg(group(front, glass(lit)), {});
  canvas.place(await from("awning", awning), {
    ...at(450, 300),
    width: 960 * scale,
    liftPx: 34 * scale,
  });
  for (const u of [-20, 910]) {
    canvas.place(await from("pot", pot), { ...at(u, 950), width: 130 * scale, liftPx: 10 });
    await canvas.svg(
      group(front, `<rect x="${u - 8}" y="760" width="16" height="150" fill="#6a5138"/>`),
      {},
    );
    canvas.place(await from("clipped tree", clippedTree), {
      ...at(u, 690),
      width: 230 * scale,
      liftPx: 16,
    });
  }
}

export function group(front: Front, body: string): string {
  return `<g transform="translate(${front.x} ${front.y}) scale(${front.scale})">${body}</g>`;
}

function bricks(canvas: Canvas): string {
  const rows = Array.from(
    { length: Math.ceil(canvas.height / 30) },
    (_, row) => `M0 ${row * 30}H${canvas.width}`,
  );
  const joints = Array.from({ length: rows.length * 12 }, (_, i) => {
    const row = Math.floor(i / 12);
    return `M${(i % 12) * 96 + (row % 2) * 48} ${row * 30}v30`;
  });
  return `<path d="${rows.join("")}${joints.join("")}" stroke="#5a3f33" stroke-width="3"/>`;
}

/** Painted wood: pilasters, sign board, panels, door. 920 × 840 from (−10, 100). */
function facade(paint: string, lit: boolean): Promise<Sprite> {
  const dark = "#000";
  const panel = (px: number, py: number, w: number, h: number) =>
    `<rect x="${px}" y="${py}" width="${w}" height="${h}" fill="${paint}"/><rect x="${px + 8}" y="${py + 8}" width="${w - 16}" height="${h - 16}" fill="${dark}" opacity=".16"/><rect x="${px + 14}" y="${py + 14}" width="${w - 28}" height="${h - 28}" fill="${paint}"/>`;
  return inflated(
    `<rect x="4" y="20" width="452" height="404" fill="${paint}"/><rect x="0" y="4" width="460" height="22" fill="${paint}"/><rect x="16" y="32" width="428" height="52" fill="${dark}" opacity=".14"/><rect x="20" y="36" width="420" height="44" fill="${paint}"/>${sign()}<rect x="36" y="130" width="240" height="198" fill="${lit ? "#f7d595" : "#8b7c66"}"/>${panel(36, 338, 116, 72)}${panel(160, 338, 116, 72)}<rect x="310" y="120" width="110" height="304" fill="${dark}" opacity=".3"/><rect x="316" y="126" width="98" height="298" fill="${paint}"/><rect x="326" y="140" width="78" height="150" fill="${lit ? "#f5cf8c" : "#76695a"}"/>${panel(326, 304, 78, 100)}<circle cx="402" cy="300" r="5" fill="#e2b65c"/>`,
    { width: 460, height: 428, roundPx: 5, bulge: 0.9, gloss: 0.12, mottle: 0.08, rough: 0.1 },
  );
}

/** A loaf over a wave, and strokes that read as lettering from afar. */
function sign(): string {
  return '<g fill="none" stroke="#f3e6c8" stroke-width="4" stroke-linecap="round"><path d="M206 58q24 -26 48 0z" fill="#f3e6c8"/><path d="M200 68q7 -6 14 0t14 0 14 0 14 0"/><path d="M60 58h22M92 58h10M112 58h26M148 58h16M296 58h18M324 58h26M360 58h12M382 58h18"/></g>';
}

/** Behind the window: shelves. */
function inside(lit: boolean): string {
  const back = lit ? ["#ffe3a6", "#e8ab5a"] : ["#5c5244", "#3d362e"];
  return `<defs><linearGradient id="room" x2="0" y2="1"><stop stop-color="${back[0]}"/><stop offset="1" stop-color="${back[1]}"/></linearGradient></defs><rect x="70" y="360" width="476" height="388" fill="url(#room)"/><rect x="646" y="380" width="148" height="290" fill="url(#room)"/><path d="M70 632H546M70 744H546" stroke="#8a6238" stroke-width="14"/><path d="M70 500H546" stroke="#8a6238" stroke-width="8"/><g fill="${lit ? "#9a5f2c" : "#6e5338"}"><path d="M92 496q26 -52 60 0zM170 496q30 -64 66 0zM262 496q24 -48 56 0zM340 496q34 -66 70 0zM432 496q28 -54 64 0z"/></g>${lit ? '<g><path d="M180 360V410M436 360V410" stroke="#4a3a2a" stroke-width="4"/><circle cx="180" cy="420" r="18" fill="#fff6d8"/><circle cx="436" cy="420" r="18" fill="#fff6d8"/></g>' : ""}`;
}

/** The panes: bars, a reflection of the sky. */
function glass(lit: boolean): string {
  return `<defs><linearGradient id="pane" x2="1" y2="1"><stop stop-color="#e8f3f4" stop-opacity="${lit ? 0.12 : 0.5}"/><stop offset=".45" stop-color="#e8f3f4" stop-opacity="0"/><stop offset=".7" stop-color="#cfe3e6" stop-opacity="${lit ? 0.06 : 0.26}"/><stop offset="1" stop-color="#cfe3e6" stop-opacity="0"/></linearGradient></defs><rect x="70" y="360" width="476" height="388" fill="url(#pane)"/><rect x="646" y="380" width="148" height="290" fill="url(#pane)"/><g stroke="#20323c" stroke-opacity=".75" fill="none"><rect x="70" y="360" width="476" height="388" stroke-width="9"/><path d="M228 360V748M388 360V748" stroke-width="7"/><rect x="646" y="380" width="148" height="290" stroke-width="8"/></g>`;
}

/** Cream and rust stripes with a scalloped edge. */
function awning(): Promise<Sprite> {
  const stripes = Array.from({ length: 12 }, (_, i) => {
    const top = 30 + i * 35;
    const foot = 4 + i * 39.3;
    const fill = i % 2 === 0 ? "#f1e7d2" : "#b5533a";
    return `<path d="M${top} 6H${top + 35}L${foot + 39.3} 96H${foot}Z" fill="${fill}"/><path d="M${foot} 96H${foot + 39.3}V108A19.6 17 0 0 1 ${foot} 108Z" fill="${fill}"/><path d="M${foot} 96H${foot + 39.3}" stroke="#000" stroke-opacity=".2" stroke-width="3"/>`;
  }).join("");
  return inflated(stripes, {
    width: 480,
    height: 130,
    roundPx: 8,
    bulge: 1,
    mottle: 0.1,
    rough: 0.25,
  });
}

function pot(): Promise<Sprite> {
  return inflated(
    '<path d="M10 20H130L116 130Q114 140 100 140H40Q26 140 24 130Z" fill="#b06b4a"/><rect x="2" y="4" width="136" height="26" rx="6" fill="#bb7552"/>',
    {
      width: 140,
      height: 144,
      roundPx: 40,
      bulge: 0.8,
      mottle: 0.2,
      rough: 0.3,
    },
  );
}
