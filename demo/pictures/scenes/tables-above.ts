import { grade } from "../engine/grade.ts";
import { inflated } from "../engine/inflate.ts";
import { baguette } from "../food/baguette.ts";
import { croissant } from "../food/croissant.ts";
import { almond, coffeeBean, eggFromAbove } from "../food/egg.ts";
import { ball, leaf } from "../food/fruit.ts";
import { roll } from "../food/round.ts";
import { cookie } from "../food/sweet.ts";
import { cloth, paper } from "../things/cloth.ts";
import { cakeFork, knife, spoon } from "../things/metal.ts";
import { from } from "../things/pantry.ts";
import {
  BLUE_RIM,
  bowl,
  CREAM,
  cupFromAbove,
  OLIVE,
  plate,
  SEA,
  WHITE,
} from "../things/pottery.ts";
import { scattered } from "../things/scattered.ts";
import { slab } from "../things/slab.ts";
import {
  BOARD,
  LIMEWASH,
  PALE_WOOD,
  TERRACOTTA,
  WALNUT,
  WHITE_BOARDS,
} from "../things/surfaces.ts";
import { hat, jamPot, parcel, teapotFromAbove, whisk } from "../things/table.ts";
import { grass, tiles } from "../things/tiles.ts";
import type { Paintings } from "./painting.ts";

const CRUMBS = ["#d9a35c", "#efd09a", "#a8682c"] as const;

export const TABLES_ABOVE: Paintings = {
  async "flat-white"(canvas) {
    canvas.cover(WALNUT);
    canvas.place(
      await from("linen natural", () => cloth({ colour: "#d9cbb2", tall: 0.8, seed: 31 })),
      { x: 240, y: 900, width: 900, turn: 38, liftPx: 14 },
    );
    canvas.place(await from("plate sea", () => plate(SEA)), {
      x: 560,
      y: 520,
      width: 760,
      liftPx: 28,
    });
    canvas.place(await from("cup flat white", () => cupFromAbove(SEA, "flat-white")), {
      x: 580,
      y: 500,
      width: 640,
      turn: -30,
      liftPx: 40,
    });
    canvas.place(await from("cookie 2", () => cookie(2)), {
      x: 330,
      y: 700,
      width: 190,
      turn: 20,
      liftPx: 16,
    });
    canvas.place(await from("spoon", spoon), { x: 850, y: 780, width: 92, turn: 58, liftPx: 12 });
    await scattered(canvas, { x: 300, y: 800, spread: 130, count: 36, seed: 61, colours: CRUMBS });
    for (const [x, y, turn] of [
      [140, 180, 30],
      [200, 250, 120],
      [110, 290, 70],
      [930, 170, 10],
      [990, 240, 140],
    ] as const) {
      canvas.place(await from("coffee bean", coffeeBean), { x, y, width: 74, turn, liftPx: 10 });
    }
    grade(canvas, { falloff: 0.44, vignette: 0.34, light: [0.2, 0.1], exposure: 1.06 });
  },

  async "espresso-for-two"(canvas) {
    canvas.cover(tiles(["#3d7391", "#2f5f7d", "#4c86a3"], "#d8cfbf", 216));
    for (const [x, y, turn] of [
      [360, 400, 200],
      [730, 690, 20],
    ] as const) {
      canvas.place(await from("saucer white", () => plate(WHITE)), {
        x,
        y,
        width: 430,
        liftPx: 24,
      });
      canvas.place(await from("cup espresso", () => cupFromAbove(WHITE, "espresso")), {
        x,
        y,
        width: 330,
        turn,
        liftPx: 30,
      });
    }
    canvas.place(await from("plate small", () => plate(CREAM, 4)), {
      x: 760,
      y: 270,
      width: 360,
      liftPx: 22,
    });
    for (let i = 0; i < 5; i++) {
      canvas.place(await from(`cookie ${i % 2}`, () => cookie(5 + (i % 2))), {
        x: 730 + (i % 3) * 44,
        y: 240 + Math.floor(i / 3) * 64,
        width: 128,
        turn: i * 70,
        liftPx: 12,
      });
      canvas.place(await from("almond", almond), {
        x: 240 + i * 46,
        y: 770 + ((i * 37) % 60),
        width: 62,
        turn: i * 77,
        liftPx: 8,
      });
    }
    await canvas.svg(LEAF_SHADE, { blend: "multiply", blurPx: 16, opacity: 0.4 });
    grade(canvas, { falloff: 0.3, vignette: 0.22, exposure: 1.06, tint: [1.03, 1, 0.95] });
  },

  async "picnic-cloth"(canvas) {
    canvas.cover(grass);
    canvas.place(
      await from("gingham", () =>
        cloth({
          colour: "#f4ece0",
          tall: 1.25,
          seed: 17,
          folds: 0.7,
          checks: { colour: "#b03a2e", every: 0.24 },
        }),
      ),
      { x: 540, y: 740, width: 1160, turn: 6, liftPx: 14 },
    );
    canvas.place(await from("straw hat", hat), {
      x: 270,
      y: 300,
      width: 480,
      turn: 10,
      liftPx: 34,
    });
    canvas.place(
      await from("board small", () =>
        slab({
          outline: '<rect x="8" y="8" width="384" height="244" rx="30"/>',
          width: 400,
          height: 260,
          material: BOARD,
          edgePx: 12,
        }),
      ),
      { x: 700, y: 760, width: 620, turn: -18, liftPx: 20 },
    );
    for (const i of [0, 1]) {
      canvas.place(await from(`baguette ${i}`, () => baguette({ seed: i + 1 })), {
        x: 640 - i * 70,
        y: 1130 + i * 110,
        width: 860,
        turn: -30 + i * 8,
        liftPx: 26,
      });
    }
    await canvas.svg(
      '<g transform="rotate(-18 700 740)"><path d="M560 690L760 640 800 740 580 800Z" fill="#f1d489"/><path d="M560 690L580 800 575 830 552 712Z" fill="#d8b35f"/><circle cx="650" cy="720" r="12" fill="#dcb862"/><circle cx="710" cy="700" r="8" fill="#dcb862"/><circle cx="630" cy="760" r="7" fill="#dcb862"/></g>',
      { liftPx: 26 },
    );
    canvas.place(await from("bowl olive", () => bowl(OLIVE)), {
      x: 800,
      y: 300,
      width: 360,
      liftPx: 34,
    });
    for (let i = 0; i < 17; i++) {
      const at = i * 2.4;
      const r = Math.sqrt(i) * 30;
      canvas.place(await from("cherry", () => ball("#9d1a2b")), {
        x: 800 + Math.cos(at) * r,
        y: 300 + Math.sin(at) * r,
        width: 66,
        turn: i * 40,
        liftPx: 9,
      });
    }
    canvas.place(await from("cup juice", () => cupFromAbove(WHITE, "juice")), {
      x: 330,
      y: 760,
      width: 250,
      turn: 200,
      liftPx: 40,
    });
    await canvas.svg(LEAF_SHADE, { blend: "multiply", blurPx: 18, opacity: 0.5 });
    grade(canvas, { falloff: 0.22, vignette: 0.2, exposure: 1.08, tint: [1.03, 1.01, 0.93] });
  },

  async "wrapped-parcels"(canvas) {
    canvas.cover(LIMEWASH);
    for (const [x, y, width, turn, tall] of [
      [330, 340, 500, -8, 0.8],
      [790, 430, 380, 12, 1.1],
      [420, 790, 420, 6, 0.62],
      [830, 850, 330, -16, 0.8],
    ] as const) {
      canvas.place(await from(`parcel ${tall}`, () => parcel(tall)), {
        x,
        y,
        width,
        turn,
        liftPx: 40,
      });
      for (const side of [-18, 14, 60]) {
        canvas.place(await from("olive leaf", () => leaf({ seed: 2, slim: 0.2 })), {
          x: x + side,
          y: y - 10 + side * 0.5,
          width: 120,
          turn: turn + side * 3 + 40,
          liftPx: 10,
        });
      }
    }
    grade(canvas, { falloff: 0.36, vignette: 0.24 });
  },

  async "breakfast-table"(canvas) {
    canvas.cover(PALE_WOOD);
    canvas.place(
      await from("linen blue stripes", () =>
        cloth({
          colour: "#eee7d9",
          tall: 1,
          seed: 34,
          stripes: { colour: "#7695a8", every: 0.16, wide: 0.3 },
        }),
      ),
      { x: 420, y: 560, width: 900, turn: -10, liftPx: 12 },
    );
    canvas.place(await from("plate blue rim", () => plate(BLUE_RIM)), {
      x: 440,
      y: 560,
      width: 640,
      liftPx: 28,
    });
    canvas.place(await from("croissant 1", () => croissant(2, 0.52)), {
      x: 400,
      y: 500,
      width: 330,
      turn: -24,
      liftPx: 26,
    });
    canvas.place(await from("roll sesame", () => roll(1, "sesame", 0.3)), {
      x: 540,
      y: 680,
      width: 230,
      turn: 30,
      liftPx: 26,
    });
    canvas.place(await from("knife", knife), { x: 850, y: 560, width: 104, turn: 8, liftPx: 12 });
    canvas.place(await from("cup breakfast", () => cupFromAbove(SEA, "flat-white")), {
      x: 830,
      y: 1010,
      width: 380,
      turn: 30,
      liftPx: 36,
    });
    canvas.place(await from("cup juice", () => cupFromAbove(WHITE, "juice")), {
      x: 860,
      y: 230,
      width: 260,
      turn: 250,
      liftPx: 40,
    });
    canvas.place(await from("bowl small", () => bowl(CREAM, 5, 0.5)), {
      x: 250,
      y: 1060,
      width: 280,
      liftPx: 30,
    });
    canvas.place(await from("egg white", () => eggFromAbove("#f2e3cd")), {
      x: 250,
      y: 1050,
      width: 150,
      turn: 80,
      liftPx: 12,
    });
    canvas.place(await from("jam pot", () => jamPot("#a3263a")), {
      x: 530,
      y: 1130,
      width: 240,
      liftPx: 30,
    });
    canvas.place(await from("apricot pot", () => jamPot("#d98a1f")), {
      x: 190,
      y: 190,
      width: 240,
      liftPx: 30,
    });
    await canvas.svg(
      '<g transform="rotate(-14 480 190)"><rect x="390" y="140" width="200" height="120" rx="10" fill="#f5df97"/><rect x="390" y="140" width="200" height="30" rx="8" fill="#fcedb6"/></g>',
      { liftPx: 24 },
    );
    await scattered(canvas, { x: 520, y: 800, spread: 200, count: 50, seed: 71, colours: CRUMBS });
    grade(canvas, { falloff: 0.34, vignette: 0.2, exposure: 1.03 });
  },

  async "butter-and-eggs"(canvas) {
    canvas.cover(WHITE_BOARDS);
    canvas.place(await from("linen sky", () => cloth({ colour: "#9db4bd", tall: 0.9, seed: 37 })), {
      x: 760,
      y: 300,
      width: 900,
      turn: 24,
      liftPx: 12,
    });
    canvas.place(await from("bowl sea", () => bowl(SEA, 2)), {
      x: 390,
      y: 400,
      width: 620,
      liftPx: 44,
    });
    for (const [i, [x, y]] of [
      [300, 330],
      [450, 310],
      [520, 430],
      [390, 460],
      [270, 470],
      [400, 380],
    ].entries()) {
      canvas.place(
        await from(`egg ${i % 3}`, () =>
          eggFromAbove(["#c98e62", "#dcae84", "#b97b52"][i % 3] ?? "#c98e62"),
        ),
        { x: x ?? 0, y: y ?? 0, width: 200, turn: i * 64, liftPx: 20 },
      );
    }
    canvas.place(
      await from("butter paper", () =>
        paper({ colour: "#f3eee2", tall: 0.8, seed: 9, creases: 0.9 }),
      ),
      { x: 760, y: 790, width: 520, turn: -12, liftPx: 10 },
    );
    canvas.place(
      await from("butter", () =>
        inflated(
          '<rect x="10" y="10" width="300" height="160" rx="16" fill="#f3d982"/><path d="M110 12V168M210 12V168" stroke="#e3c468" stroke-width="4"/>',
          { width: 320, height: 180, roundPx: 20, gloss: 0.3, mottle: 0.05 },
        ),
      ),
      { x: 750, y: 780, width: 330, turn: -12, liftPx: 30 },
    );
    canvas.place(await from("whisk", whisk), { x: 300, y: 850, width: 170, turn: 70, liftPx: 26 });
    grade(canvas, { falloff: 0.3, vignette: 0.2, exposure: 1.02 });
  },

  async "tea-and-scones"(canvas) {
    canvas.cover(TERRACOTTA);
    canvas.place(
      await from("linen cream", () =>
        cloth({
          colour: "#efe5d2",
          tall: 0.7,
          seed: 41,
          stripes: { colour: "#c98f77", every: 0.3, wide: 0.1 },
        }),
      ),
      { x: 500, y: 380, width: 1180, turn: -7, liftPx: 12 },
    );
    canvas.place(await from("plate blue rim", () => plate(BLUE_RIM)), {
      x: 350,
      y: 390,
      width: 520,
      liftPx: 26,
    });
    for (const [x, y] of [
      [280, 330],
      [430, 340],
      [340, 470],
    ] as const) {
      canvas.place(await from("scone", () => roll(7, "flour", 0.35)), {
        x,
        y,
        width: 200,
        turn: x,
        liftPx: 26,
      });
    }
    canvas.place(await from("teapot above", teapotFromAbove), {
      x: 800,
      y: 250,
      width: 420,
      turn: 20,
      liftPx: 50,
    });
    canvas.place(await from("saucer white", () => plate(WHITE)), {
      x: 730,
      y: 560,
      width: 280,
      liftPx: 18,
    });
    canvas.place(await from("cup tea", () => cupFromAbove(WHITE, "tea")), {
      x: 730,
      y: 560,
      width: 230,
      turn: 20,
      liftPx: 26,
    });
    canvas.place(await from("jam pot", () => jamPot("#a3263a")), {
      x: 545,
      y: 160,
      width: 150,
      liftPx: 24,
    });
    canvas.place(await from("cake fork", cakeFork), {
      x: 70,
      y: 420,
      width: 74,
      turn: -6,
      liftPx: 10,
    });
    grade(canvas, { falloff: 0.34, vignette: 0.26 });
  },
};

/** The shade of a tree over the table. */
const LEAF_SHADE = Array.from({ length: 34 }, (_, i) => {
  const x = 560 + ((i * 197) % 640);
  const y = -40 + ((i * 113) % 620) - ((i * 197) % 640) * 0.3;
  return `<ellipse cx="${x}" cy="${y}" rx="74" ry="30" fill="#54606a" transform="rotate(${(i * 53) % 180} ${x} ${y})"/>`;
}).join("");
