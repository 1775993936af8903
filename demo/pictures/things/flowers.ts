import type { Canvas } from "../engine/canvas.ts";
import { inflated } from "../engine/inflate.ts";
import { seededRandom } from "../engine/noise.ts";
import type { Sprite } from "../engine/sprite.ts";
import { from } from "./pantry.ts";

export type Flower = "poppy" | "daisy" | "cornflower" | "rose" | "grass";

/** A bunch that stands in something whose mouth is at (x, y). */
export async function bunch(
  canvas: Canvas,
  options: {
    x: number;
    y: number;
    high: number;
    wide: number;
    count: number;
    seed: number;
    kinds: readonly Flower[];
    size?: number;
  },
): Promise<void> {
  const { x, y, high, wide, count, kinds, size = 1 } = options;
  const random = seededRandom(options.seed * 77 + 1);
  const heads = Array.from({ length: count }, (_, i) => {
    const lean = ((i + 0.5) / count) * 2 - 1 + (random() - 0.5) * 0.3;
    const reach = high * (0.55 + random() * 0.45) * (1 - lean * lean * 0.35);
    return {
      x: x + lean * wide,
      y: y - reach,
      turn: lean * 40 + (random() - 0.5) * 30,
      kind: kinds[i % kinds.length] ?? "daisy",
      scale: 0.8 + random() * 0.45,
    };
  });
  const stems = heads
    .map(
      (head) =>
        `<path d="M${x + (head.x - x) * 0.12} ${y + 20}Q${x + (head.x - x) * 0.25} ${(y + head.y) / 2} ${head.x} ${head.y}"/>`,
    )
    .join("");
  await canvas.svg(
    `<g fill="none" stroke="#5f7744" stroke-width="${5 * size}" stroke-linecap="round">${stems}</g>`,
    { liftPx: 4 },
  );
  for (const head of heads.filter((_, i) => i % 2 === 0)) {
    canvas.place(await from("stem leaf", stemLeaf), {
      x: (head.x * 2 + x) / 3,
      y: (head.y * 1.4 + y) / 2.4,
      width: 110 * size,
      turn: head.turn - 70,
      liftPx: 5,
    });
  }
  for (const head of heads) {
    canvas.place(await from(`flower ${head.kind}`, () => drawFlower(head.kind)), {
      x: head.x,
      y: head.y,
      width: WIDTHS[head.kind] * head.scale * size,
      turn: head.turn,
      liftPx: 10,
    });
  }
}

const WIDTHS: Record<Flower, number> = {
  poppy: 170,
  daisy: 120,
  cornflower: 120,
  rose: 150,
  grass: 90,
};

function drawFlower(kind: Flower): Promise<Sprite> {
  if (kind === "grass") {
    const seeds = Array.from(
      { length: 26 },
      (_, i) =>
        `<ellipse cx="${100 + Math.sin(i * 2.1) * (28 - Math.abs(i - 10))}" cy="${20 + i * 9}" rx="6" ry="14" transform="rotate(${Math.sin(i * 2.1) * -30} 100 ${20 + i * 9})" fill="${i % 2 ? "#d8bd8a" : "#c4a36c"}"/>`,
    ).join("");
    return inflated(`<path d="M100 20V300" stroke="#b39662" stroke-width="5"/>${seeds}`, {
      width: 200,
      height: 300,
      roundPx: 8,
      mottle: 0.2,
    });
  }
  const { petals, colours, long, wide, heart } = SHAPES[kind];
  const leaves = Array.from({ length: petals }, (_, i) => {
    const at = (360 / petals) * i + (i % 2) * 6;
    return `<ellipse cx="100" cy="${100 - long * 0.62}" rx="${wide}" ry="${long * 0.5}" transform="rotate(${at} 100 100)" fill="${colours[i % colours.length]}"/>`;
  }).join("");
  const middle = Array.from(
    { length: 12 },
    (_, i) =>
      `<circle cx="${100 + Math.cos(i * 2.4) * i * 1.6}" cy="${100 + Math.sin(i * 2.4) * i * 1.6}" r="5" fill="${heart[i % heart.length]}"/>`,
  ).join("");
  return inflated(`${leaves}${middle}`, {
    width: 200,
    height: 200,
    roundPx: 20,
    bulge: 0.8,
    rough: 0.4,
    mottle: 0.2,
  });
}

const SHAPES = {
  poppy: {
    petals: 5,
    colours: ["#d1412c", "#b93424", "#dd5539"],
    long: 92,
    wide: 52,
    heart: ["#22251f", "#3a4a2c"],
  },
  daisy: {
    petals: 16,
    colours: ["#fbf8f0", "#eee9de"],
    long: 92,
    wide: 13,
    heart: ["#e9b530", "#d89a22"],
  },
  cornflower: {
    petals: 12,
    colours: ["#4a69a8", "#5f80bf", "#3d5993"],
    long: 90,
    wide: 17,
    heart: ["#2c3a6b", "#6a4f8a"],
  },
  rose: {
    petals: 11,
    colours: ["#e6b8a6", "#d79f8d", "#efcabb"],
    long: 76,
    wide: 40,
    heart: ["#c4836f", "#b26f5e"],
  },
} as const;

function stemLeaf(): Promise<Sprite> {
  return inflated(
    '<path d="M4 40Q60 4 146 36 70 66 4 40Z" fill="#627d47"/><path d="M10 40H140" stroke="#8aa066" stroke-width="2"/>',
    {
      width: 150,
      height: 76,
      roundPx: 14,
      bulge: 0.6,
      mottle: 0.2,
    },
  );
}
