import { grade } from "../engine/grade.ts";
import { inflated } from "../engine/inflate.ts";
import { almond, coffeeBean, eggFromAbove } from "../food/egg.ts";
import { leaf } from "../food/fruit.ts";
import { roll } from "../food/round.ts";
import { cookie } from "../food/sweet.ts";
import { cloth, paper } from "../things/cloth.ts";
import { cakeFork, spoon } from "../things/metal.ts";
import { from } from "../things/pantry.ts";
import { BLUE_RIM, bowl, CREAM, cupFromAbove, plate, SEA, WHITE } from "../things/pottery.ts";
import { scattered } from "../things/scattered.ts";
import { LIMEWASH, TERRACOTTA, WALNUT, WHITE_BOARDS } from "../things/surfaces.ts";
import { jamPot, parcel, teapotFromAbove, whisk } from "../things/table.ts";
import { tiles } from "../things/tiles.ts";
import { treeShade } from "../things/window-light.ts";
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
    await treeShade(canvas, 0.4);
    grade(canvas, { falloff: 0.3, vignette: 0.22, exposure: 1.06, tint: [1.03, 1, 0.95] });
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
