import { Canvas } from "../engine/canvas.ts";
import { grade } from "../engine/grade.ts";
import { mottled } from "../engine/material.ts";
import { seedOf } from "../engine/noise.ts";
import { leafCuts } from "../food/boule.ts";
import { bunch } from "../things/flowers.ts";
import { from, loaf } from "../things/pantry.ts";
import { CREAM, RUST, SEA } from "../things/pottery.ts";
import { MIDNIGHT, SAGE, SAND, TERRACOTTA } from "../things/surfaces.ts";
import { vessel } from "../things/vessel.ts";

/** A square picture that says who it is: the bakery's loaf, the pottery's vase, a flower for others. */
export async function paintAvatar(name: string): Promise<Canvas> {
  const canvas = new Canvas(640, 640);
  if (name === "harbour.bakery") await bakery(canvas);
  else if (name === "atelier.kiln") await pottery(canvas);
  else await someone(canvas, seedOf(name));
  grade(canvas, { falloff: 0.24, vignette: 0.12, light: [0.25, 0.2] });
  return canvas;
}

async function bakery(canvas: Canvas): Promise<void> {
  canvas.cover(
    mottled({
      colours: ["#1f4f6b", "#28607f", "#34708f"],
      scalePx: 400,
      strength: 0.5,
      rough: 0.08,
    }),
  );
  await canvas.svg(
    '<g fill="none" stroke="#f4ead6" stroke-width="20" stroke-linecap="round"><path d="M110 505q35 -32 70 0t70 0 70 0 70 0 70 0 70 0"/><path d="M180 565q35 -32 70 0t70 0 70 0 70 0"/></g>',
    { liftPx: 8 },
  );
  canvas.place(await loaf({ cuts: leafCuts(), seed: 1 }), {
    x: 320,
    y: 262,
    width: 400,
    liftPx: 34,
  });
}

async function pottery(canvas: Canvas): Promise<void> {
  canvas.cover(SAND);
  canvas.place(
    await from("avatar vase", () =>
      vessel({
        tall: 1.24,
        radii: [0.42, 0.36, 0.5, 0.86, 0.96, 0.84, 0.52],
        glaze: RUST,
        dip: { colour: "#efe6d5", from: -0.1, to: 0.42 },
        rings: 0.7,
      }),
    ),
    { x: 320, y: 330, width: 340, liftPx: 26 },
  );
}

async function someone(canvas: Canvas, seed: number): Promise<void> {
  canvas.cover([SAGE, TERRACOTTA, MIDNIGHT, SAND][seed % 4] ?? SAGE);
  const kinds = (["daisy", "poppy", "cornflower", "rose"] as const).slice(seed % 3);
  await bunch(canvas, {
    x: 320,
    y: 420,
    high: 300,
    wide: 150,
    count: 5 + (seed % 3),
    seed: seed % 1000,
    kinds,
  });
  const glaze = seed % 2 === 0 ? CREAM : SEA;
  canvas.place(
    await from(`avatar jar ${seed % 2}`, () =>
      vessel({ tall: 1.1, radii: [0.6, 0.62, 0.84, 0.9, 0.9, 0.8], glaze }),
    ),
    { x: 320, y: 500, width: 230, liftPx: 14 },
  );
}
