import { grade } from "../engine/grade.ts";
import { baguette } from "../food/baguette.ts";
import { bowCut, crossCuts, leafCuts, squareCuts } from "../food/boule.ts";
import { roll, type Seeds } from "../food/round.ts";
import { breadFace, RYE, TIN_FACE } from "../food/slice.ts";
import { cloth } from "../things/cloth.ts";
import { from, loaf } from "../things/pantry.ts";
import { CREAM, plate } from "../things/pottery.ts";
import { floured, scattered } from "../things/scattered.ts";
import { slab } from "../things/slab.ts";
import { BLUE_BOARDS, BOARD, OAK, SLATE, STONE, WALNUT } from "../things/surfaces.ts";
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

  async "baguettes-in-row"(canvas) {
    canvas.cover(STONE);
    for (let i = 0; i < 4; i++) {
      canvas.place(await from(`baguette ${i}`, () => baguette({ seed: i + 1 })), {
        x: 540,
        y: 260 + i * 190,
        width: 1000,
        turn: -4 + i * 3,
        liftPx: 26,
      });
    }
    grade(canvas);
  },

  async "wheat-and-flour"(canvas) {
    canvas.cover(SLATE);
    await floured(canvas, { x: 420, y: 420, spread: 330, seed: 3, strength: 0.6 });
    canvas.place(await loaf({ cuts: squareCuts(), seed: 6, bake: 0.5 }), {
      x: 400,
      y: 360,
      width: 520,
      turn: 12,
      liftPx: 40,
    });
    grade(canvas, { falloff: 0.3 });
  },
};
