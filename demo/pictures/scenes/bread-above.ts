import { grade } from "../engine/grade.ts";
import { inflated } from "../engine/inflate.ts";
import { seededRandom } from "../engine/noise.ts";
import { bowCut, crossCuts, leafCuts } from "../food/boule.ts";
import { focaccia, pretzel } from "../food/flat.ts";
import { ball, leaf } from "../food/fruit.ts";
import { roll, type Seeds } from "../food/round.ts";
import { breadFace, RYE, TIN_FACE } from "../food/slice.ts";
import { cloth } from "../things/cloth.ts";
import { tin } from "../things/metal.ts";
import { from, loaf } from "../things/pantry.ts";
import { bowl, CREAM, plate } from "../things/pottery.ts";
import { floured, scattered } from "../things/scattered.ts";
import { slab } from "../things/slab.ts";
import {
  BLUE_BOARDS,
  BOARD,
  DARK_BOARD,
  FLOURED,
  OAK,
  SAND,
  SLATE,
  WALNUT,
  WHITE_BOARDS,
} from "../things/surfaces.ts";
import { rollingPin, scoop, wheatEar } from "../things/wooden.ts";
import type { Paintings } from "./painting.ts";

const LINEN = { colour: "#ece2cf", tall: 1.1, seed: 2, folds: 0.8 } as const;
const STRIPED = { ...LINEN, stripes: { colour: "#6c8ea2", every: 0.5, wide: 0.16 } } as const;

export const BREAD_ABOVE: Paintings = {
  async "morning-loaves"(canvas) {
    canvas.cover(WALNUT);
    await floured(canvas, { x: 880, y: 300, spread: 260, seed: 1 });
    canvas.place(await from("linen striped", () => cloth(STRIPED)), {
      x: 500,
      y: 760,
      width: 1080,
      turn: -14,
      liftPx: 16,
    });
    canvas.place(await loaf({ cuts: leafCuts(), seed: 1 }), {
      x: 400,
      y: 440,
      width: 600,
      turn: -18,
      liftPx: 46,
    });
    canvas.place(await loaf({ cuts: crossCuts(), seed: 2, bake: 0.66 }), {
      x: 800,
      y: 860,
      width: 500,
      turn: 28,
      liftPx: 44,
    });
    canvas.place(await loaf({ cuts: bowCut(), seed: 3, bake: 0.56, flour: 0.5, stretch: 0.82 }), {
      x: 300,
      y: 1060,
      width: 480,
      turn: 24,
      liftPx: 40,
    });
    await scattered(canvas, {
      x: 620,
      y: 1150,
      spread: 240,
      count: 60,
      seed: 4,
      colours: ["#c9965a", "#e8cf9d", "#8b5527"],
    });
    grade(canvas, { light: [0.15, 0.1], falloff: 0.4, vignette: 0.35 });
  },

  async "rye-board"(canvas) {
    canvas.cover(BLUE_BOARDS);
    canvas.place(
      await from("board long", () =>
        slab({
          outline:
            '<path d="M40 30H470Q500 30 500 60V110L560 122Q580 130 580 150T560 178L500 190V240Q500 270 470 270H40Q10 270 10 240V60Q10 30 40 30Z"/><circle cx="556" cy="150" r="9" fill="#fff" opacity="0"/>',
          width: 600,
          height: 300,
          material: BOARD,
          edgePx: 14,
        }),
      ),
      { x: 520, y: 390, width: 960, turn: -6, liftPx: 26 },
    );
    for (const [i, x] of [230, 400, 560].entries()) {
      canvas.place(await from(`rye ${i}`, () => breadFace(TIN_FACE, RYE, i + 1)), {
        x,
        y: 380 + i * 6,
        width: 330,
        turn: -10 + i * 9,
        liftPx: 20,
      });
    }
    await canvas.svg(
      '<g transform="rotate(12 850 210)"><rect x="760" y="150" width="190" height="120" rx="10" fill="#f4dd93"/><rect x="760" y="150" width="190" height="26" rx="8" fill="#fbeab0"/><path d="M800 152V268M850 152V268" stroke="#e6cb7c" stroke-width="3"/></g>',
      { liftPx: 26 },
    );
    await scattered(canvas, {
      x: 770,
      y: 470,
      spread: 130,
      count: 90,
      seed: 8,
      colours: ["#ffffff", "#f3f3ef"],
      sizePx: 7,
    });
    await scattered(canvas, {
      x: 400,
      y: 580,
      spread: 240,
      count: 80,
      seed: 6,
      colours: ["#5a3c22", "#7b5a3b", "#3c2413"],
    });
    grade(canvas, { light: [0.2, 0], falloff: 0.3, vignette: 0.25 });
  },

  async "seeded-rolls"(canvas) {
    canvas.cover(OAK);
    canvas.place(
      await from("linen blue", () => cloth({ colour: "#8fa9b4", tall: 1, seed: 5, folds: 0.9 })),
      { x: 560, y: 580, width: 1060, turn: 20, liftPx: 16 },
    );
    canvas.place(await from("plate cream", () => plate(CREAM)), {
      x: 540,
      y: 540,
      width: 900,
      liftPx: 34,
    });
    const kinds: readonly Seeds[] = ["sesame", "poppy", "pumpkin", "flour"];
    for (let i = 0; i < 8; i++) {
      const at = (i / 7) * Math.PI * 2 + 0.3;
      const r = i === 7 ? 0 : 238;
      const seeds = kinds[i % 4] ?? "plain";
      canvas.place(
        await from(`roll ${seeds}`, () => roll((i % 4) + 1, seeds, 0.3 + (i % 3) * 0.15)),
        {
          x: 540 + Math.cos(at) * r,
          y: 540 + Math.sin(at) * r,
          width: 262,
          turn: i * 73,
          liftPx: 26,
        },
      );
    }
    await scattered(canvas, {
      x: 540,
      y: 560,
      spread: 460,
      count: 90,
      seed: 3,
      colours: ["#f1dcae", "#33302f", "#7d8a4a"],
    });
    grade(canvas, { vignette: 0.25, falloff: 0.34 });
  },

  async pretzels(canvas) {
    canvas.cover(SAND);
    canvas.place(
      await from("linen terracotta", () => cloth({ colour: "#b9785a", tall: 0.8, seed: 21 })),
      { x: 860, y: 860, width: 900, turn: -30, liftPx: 12 },
    );
    canvas.place(
      await from("board round", () =>
        slab({
          outline: '<circle cx="210" cy="210" r="200"/>',
          width: 420,
          height: 420,
          material: DARK_BOARD,
          edgePx: 16,
        }),
      ),
      { x: 540, y: 540, width: 1000, turn: 20, liftPx: 30 },
    );
    for (const [x, y, turn] of [
      [350, 330, -14],
      [730, 380, 12],
      [380, 740, 8],
      [760, 760, -20],
    ] as const) {
      canvas.place(await from("pretzel", pretzel), { x, y, width: 400, turn, liftPx: 24 });
      await scattered(canvas, {
        x: x + 10,
        y: y + 90,
        spread: 90,
        squash: 0.5,
        count: 36,
        seed: x,
        colours: ["#ffffff", "#f2efe8"],
        sizePx: 10,
      });
    }
    await scattered(canvas, {
      x: 560,
      y: 560,
      spread: 430,
      count: 70,
      seed: 31,
      colours: ["#ffffff"],
      sizePx: 8,
    });
    grade(canvas, { falloff: 0.38, vignette: 0.3 });
  },

  async focaccia(canvas) {
    canvas.cover(WHITE_BOARDS);
    canvas.place(
      await from("linen olive", () => cloth({ colour: "#8d9065", tall: 0.8, seed: 24 })),
      { x: 300, y: 260, width: 900, turn: -28, liftPx: 12 },
    );
    canvas.place(await from("tin bread", () => tin(0.86, "#43403d")), {
      x: 540,
      y: 550,
      width: 1000,
      turn: 5,
      liftPx: 30,
    });
    canvas.place(await from("focaccia", focaccia), {
      x: 540,
      y: 550,
      width: 900,
      turn: 5,
      liftPx: 14,
    });
    const random = seededRandom(404);
    for (let i = 0; i < 17; i++) {
      const x = 200 + (i % 5) * 170 + random() * 60 + (Math.floor(i / 5) % 2) * 50;
      const y = 300 + Math.floor(i / 5) * 160 + random() * 50;
      if (x > 920) continue;
      if (i % 3 === 2)
        canvas.place(await from("olive", () => ball("#3c3a2a", { gloss: 0.7 })), {
          x,
          y,
          width: 52,
          liftPx: 6,
        });
      else
        canvas.place(await from("tomato", () => ball("#c23a20", { gloss: 0.85 })), {
          x,
          y,
          width: 74,
          turn: i * 50,
          liftPx: 6,
        });
      for (let needle = 0; needle < 4; needle++) {
        canvas.place(await from("rosemary", () => leaf({ seed: 4, slim: 0.1 })), {
          x: x + 70 + random() * 36,
          y: y + 20 + random() * 50,
          width: 64,
          turn: random() * 360,
          liftPx: 5,
        });
      }
    }
    await scattered(canvas, {
      x: 540,
      y: 550,
      spread: 400,
      squash: 0.8,
      count: 150,
      seed: 41,
      colours: ["#ffffff"],
      sizePx: 7,
    });
    grade(canvas, { falloff: 0.32, vignette: 0.24 });
  },

  async "rolling-dough"(canvas) {
    canvas.cover(FLOURED);
    await floured(canvas, { x: 560, y: 560, spread: 420, seed: 6, strength: 0.7 });
    canvas.place(
      await from("rolled dough", () =>
        inflated(DOUGH_SHEET, {
          width: 420,
          height: 360,
          roundPx: 14,
          bulge: 0.7,
          rough: 0.6,
          mottle: 0.08,
        }),
      ),
      { x: 520, y: 600, width: 840, liftPx: 10 },
    );
    for (const [x, y, turn] of [
      [330, 690, 0],
      [520, 760, 24],
      [300, 500, 50],
      [690, 640, 12],
    ] as const) {
      canvas.place(
        await from("dough star", () =>
          inflated(STAR, {
            width: 160,
            height: 160,
            roundPx: 14,
            bulge: 0.8,
            rough: 0.5,
            mottle: 0.06,
          }),
        ),
        { x, y, width: 156, turn, liftPx: 8 },
      );
    }
    await canvas.svg(
      `<g transform="translate(840 880) rotate(18) scale(1.1)" fill="none" stroke="#b5b2ac" stroke-width="9">${STAR_LINE}</g>`,
      { liftPx: 22 },
    );
    canvas.place(await from("rolling pin", rollingPin), {
      x: 560,
      y: 280,
      width: 980,
      turn: -13,
      liftPx: 46,
    });
    await floured(canvas, { x: 760, y: 330, spread: 190, seed: 9, strength: 0.35 });
    grade(canvas, { falloff: 0.34, vignette: 0.26, tint: [1, 0.985, 0.95] });
  },

  async "wheat-and-flour"(canvas) {
    canvas.cover(SLATE);
    await floured(canvas, { x: 480, y: 430, spread: 330, seed: 3, strength: 0.55 });
    canvas.place(await from("bowl cream", () => bowl(CREAM, 3)), {
      x: 400,
      y: 350,
      width: 520,
      liftPx: 44,
    });
    canvas.place(
      await from("flour heap", () =>
        inflated('<circle cx="150" cy="150" r="140" fill="#f6eee0"/>', {
          width: 300,
          height: 300,
          roundPx: 110,
          bulge: 0.5,
          rough: 0.9,
          mottle: 0.04,
        }),
      ),
      { x: 400, y: 350, width: 420 },
    );
    canvas.place(await from("scoop", scoop), { x: 560, y: 470, width: 430, turn: 30, liftPx: 26 });
    for (let i = 0; i < 7; i++) {
      canvas.place(await from("wheat ear", wheatEar), {
        x: 860 + (i % 3) * 26,
        y: 330 + i * 16,
        width: 620,
        turn: -62 - i * 7,
        liftPx: 14,
      });
    }
    await scattered(canvas, {
      x: 820,
      y: 600,
      spread: 190,
      count: 80,
      seed: 51,
      colours: ["#d6aa5d", "#b98a42", "#e5c583"],
      sizePx: 11,
      squash: 0.6,
    });
    grade(canvas, { falloff: 0.4, vignette: 0.3, exposure: 1.08 });
  },
};

const DOUGH_SHEET =
  '<path d="M30 190C24 90 90 30 190 24 300 14 400 70 402 170 404 280 320 344 210 344 100 344 36 290 30 190Z" fill="#f0dfbd"/>';
const STAR_LINE = `<path stroke-linejoin="round" d="${starPath(0, 0, 66, 36)}"/>`;
const STAR = `<path fill="#f2e2c1" stroke="#f2e2c1" stroke-width="10" stroke-linejoin="round" d="${starPath(80, 80, 66, 38)}"/>`;

function starPath(x: number, y: number, far: number, near: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 === 0 ? far : near;
    const at = (i / 10) * Math.PI * 2 - Math.PI / 2;
    return `${(x + Math.cos(at) * r).toFixed(1)} ${(y + Math.sin(at) * r).toFixed(1)}`;
  });
  return `M${points.join("L")}Z`;
}
