import { grade } from "../engine/grade.ts";
import { seededRandom } from "../engine/noise.ts";
import { croissant } from "../food/croissant.ts";
import { ball, citrusSlice, leaf, raspberry, strawberry } from "../food/fruit.ts";
import { plumSlice } from "../food/plum.ts";
import { cinnamonBun } from "../food/round.ts";
import { cookie, doughnut, eclair, madeleine } from "../food/sweet.ts";
import { galette, tart } from "../food/tart.ts";
import { cloth, paper } from "../things/cloth.ts";
import { cakeFork, tin } from "../things/metal.ts";
import { from } from "../things/pantry.ts";
import { NAVY, plate, WHITE } from "../things/pottery.ts";
import { scattered } from "../things/scattered.ts";
import { BLUE_BOARDS, MIDNIGHT, PALE_WOOD, SAGE, STONE, WALNUT } from "../things/surfaces.ts";
import type { Paintings } from "./painting.ts";

const CRUMBS = ["#d9a35c", "#efd09a", "#a8682c"] as const;

export const PASTRY_ABOVE: Paintings = {
  async "croissant-tray"(canvas) {
    canvas.cover(WALNUT);
    canvas.place(await from("tin square", () => tin(1, "#3a3836")), {
      x: 540,
      y: 540,
      width: 1010,
      turn: 3,
      liftPx: 30,
    });
    canvas.place(await from("parchment", () => paper({ colour: "#e7d9bd", tall: 1, seed: 1 })), {
      x: 540,
      y: 540,
      width: 900,
      turn: 3,
      liftPx: 4,
    });
    for (let i = 0; i < 9; i++) {
      const column = i % 3;
      const row = Math.floor(i / 3);
      canvas.place(
        await from(`croissant ${i % 4}`, () => croissant((i % 4) + 1, 0.42 + (i % 4) * 0.1)),
        {
          x: 256 + column * 284 + (row % 2) * 12,
          y: 268 + row * 270,
          width: 344,
          turn: -24 + ((i * 37) % 22),
          liftPx: 30,
        },
      );
    }
    await scattered(canvas, {
      x: 560,
      y: 560,
      spread: 460,
      count: 130,
      seed: 2,
      colours: CRUMBS,
      sizePx: 6,
    });
    grade(canvas, { falloff: 0.42, vignette: 0.3, light: [0.1, 0.1] });
  },

  async "lemon-tart"(canvas) {
    canvas.cover(PALE_WOOD);
    canvas.place(await from("linen sage", () => cloth({ colour: "#a9b49b", tall: 0.9, seed: 8 })), {
      x: 760,
      y: 740,
      width: 900,
      turn: 32,
      liftPx: 14,
    });
    canvas.place(await from("plate white", () => plate(WHITE)), {
      x: 500,
      y: 520,
      width: 900,
      liftPx: 30,
    });
    canvas.place(
      await from("lemon tart", () =>
        tart({ filling: "#f0c244", seed: 1, slice: [14, 52], gloss: 0.6 }),
      ),
      { x: 500, y: 520, width: 740, liftPx: 22 },
    );
    for (const [x, y, width, turn] of [
      [420, 430, 170, 10],
      [330, 540, 150, 50],
      [480, 590, 160, 80],
    ] as const) {
      canvas.place(await from("lemon slice", () => citrusSlice("#efbf2c", "#f7dd7a")), {
        x,
        y,
        width,
        turn,
        liftPx: 8,
      });
    }
    for (const [x, y, turn] of [
      [390, 510, 20],
      [450, 505, 150],
      [425, 545, 80],
    ] as const) {
      canvas.place(await from("mint", () => leaf({ seed: 1, jagged: 1, slim: 0.5 })), {
        x,
        y,
        width: 96,
        turn,
        liftPx: 8,
      });
    }
    canvas.place(await from("cake fork", cakeFork), {
      x: 950,
      y: 640,
      width: 90,
      turn: 24,
      liftPx: 12,
    });
    await scattered(canvas, { x: 760, y: 610, spread: 120, count: 40, seed: 7, colours: CRUMBS });
    grade(canvas, { falloff: 0.3, vignette: 0.18, exposure: 1.04 });
  },

  async "cinnamon-buns"(canvas) {
    canvas.cover(BLUE_BOARDS);
    canvas.place(await from("tin square dark", () => tin(1, "#4a4744")), {
      x: 540,
      y: 540,
      width: 980,
      turn: -4,
      liftPx: 30,
    });
    for (let i = 0; i < 9; i++) {
      canvas.place(await from(`bun ${i % 3}`, () => cinnamonBun((i % 3) + 1, 0.85)), {
        x: 540 + ((i % 3) - 1) * 272 + (Math.floor(i / 3) - 1) * 18,
        y: 540 + (Math.floor(i / 3) - 1) * 270 - ((i % 3) - 1) * 18,
        width: 296 + (i === 4 ? 14 : 0),
        turn: i * 131,
        liftPx: 18,
      });
    }
    await scattered(canvas, {
      x: 930,
      y: 930,
      spread: 160,
      count: 70,
      seed: 3,
      colours: ["#8b4a22", "#a9602e", "#6f3818"],
    });
    grade(canvas, { falloff: 0.34, vignette: 0.28 });
  },

  async "berry-tartlets"(canvas) {
    canvas.cover(STONE);
    const random = seededRandom(77);
    for (let i = 0; i < 6; i++) {
      const x = 240 + (i % 3) * 300;
      const y = 350 + Math.floor(i / 3) * 380 + (i % 3 === 1 ? -60 : 0);
      canvas.place(
        await from("tartlet", () => tart({ filling: "#f3e2b3", seed: 3, flutes: 22, gloss: 0.4 })),
        { x, y, width: 284, turn: i * 40, liftPx: 26 },
      );
      for (let berry = 0; berry < 9; berry++) {
        const r = berry < 3 ? 34 : 76;
        const at = berry < 3 ? berry * 2.1 + i : (berry - 3) * 1.047 + i * 0.4;
        const spot = {
          x: x + Math.cos(at) * r,
          y: y + Math.sin(at) * r,
          turn: random() * 360,
          liftPx: 12,
        };
        const kind = (berry + i) % 3;
        if (kind === 0)
          canvas.place(await from("strawberry half", () => strawberry(true)), {
            ...spot,
            width: 78,
          });
        else if (kind === 1)
          canvas.place(
            await from("blueberry", () => ball("#35437a", { bloom: 0.55, gloss: 0.3 })),
            { ...spot, width: 56 },
          );
        else canvas.place(await from("raspberry", raspberry), { ...spot, width: 62 });
      }
      canvas.place(await from("mint", () => leaf({ seed: 1, jagged: 1, slim: 0.5 })), {
        x: x + 30,
        y: y - 26,
        width: 66,
        turn: i * 60,
        liftPx: 10,
      });
    }
    for (const [x, y] of [
      [90, 160],
      [950, 140],
      [1000, 560],
      [60, 960],
      [560, 990],
    ] as const) {
      canvas.place(await from("blueberry", () => ball("#35437a", { bloom: 0.55, gloss: 0.3 })), {
        x,
        y,
        width: 62,
        turn: x,
        liftPx: 16,
      });
    }
    await scattered(canvas, {
      x: 540,
      y: 540,
      spread: 560,
      count: 160,
      seed: 9,
      colours: ["#ffffff"],
      sizePx: 4,
    });
    grade(canvas, { exposure: 1.03, falloff: 0.26, tint: [1, 0.99, 0.97] });
  },

  async "plum-galette"(canvas) {
    canvas.cover(SAGE);
    canvas.place(
      await from("parchment crumpled", () =>
        paper({ colour: "#eadfc8", tall: 1, seed: 4, creases: 0.8 }),
      ),
      { x: 540, y: 560, width: 1000, turn: 16, liftPx: 16 },
    );
    canvas.place(await from("galette", () => galette(1, "#6e2136")), {
      x: 540,
      y: 540,
      width: 880,
      liftPx: 34,
    });
    for (const [ring, count, width] of [
      [200, 15, 136],
      [110, 9, 124],
      [34, 4, 104],
    ] as const) {
      for (let i = 0; i < count; i++) {
        const at = (i / count) * Math.PI * 2 + ring;
        canvas.place(await from("plum", plumSlice), {
          x: 540 + Math.cos(at) * ring,
          y: 540 + Math.sin(at) * ring,
          width,
          turn: (at * 180) / Math.PI + 64,
          liftPx: 7,
        });
      }
    }
    await scattered(canvas, {
      x: 540,
      y: 540,
      spread: 470,
      count: 150,
      seed: 12,
      colours: ["#ffffff", "#f8efdc"],
      sizePx: 6,
    });
    grade(canvas, { falloff: 0.36, vignette: 0.3 });
  },

  async doughnuts(canvas) {
    canvas.cover(PALE_WOOD);
    canvas.place(
      await from("paper white", () => paper({ colour: "#f4efe6", tall: 1, seed: 6, creases: 0.6 })),
      { x: 540, y: 540, width: 1060, turn: -5, liftPx: 8 },
    );
    const looks = [
      ["#e8a3ad", ["#ffffff", "#f3d35b", "#5bb0c9"]],
      ["#4a2a1b", []],
      ["#f6f0e2", ["#d9583b", "#f0b53c", "#7c9a52"]],
    ] as const;
    for (let i = 0; i < 9; i++) {
      const kind = (i + Math.floor(i / 3)) % 3;
      const [glaze, sprinkles] = looks[kind] ?? looks[0];
      canvas.place(await from(`doughnut ${kind}`, () => doughnut(kind + 1, glaze, sprinkles)), {
        x: 222 + (i % 3) * 318,
        y: 222 + Math.floor(i / 3) * 318,
        width: 296,
        turn: i * 77,
        liftPx: 28,
      });
    }
    grade(canvas, { falloff: 0.26, vignette: 0.16, exposure: 1.02 });
  },

  async eclairs(canvas) {
    canvas.cover(STONE);
    canvas.place(
      await from("linen rose", () => cloth({ colour: "#c9988a", tall: 0.6, seed: 12 })),
      { x: 880, y: 120, width: 800, turn: 24, liftPx: 12 },
    );
    const glazes = ["#4a2817", "#a5ad6a", "#b98a52", "#4a2817", "#a5ad6a", "#b98a52"];
    for (const [i, glaze] of glazes.entries()) {
      const spot = { x: 150 + i * 156, y: 380 + (i % 2) * 20, width: 520, turn: 78, liftPx: 26 };
      canvas.place(await from(`eclair ${glaze}`, () => eclair((i % 3) + 1, glaze)), spot);
      await scattered(canvas, {
        x: spot.x + 6,
        y: spot.y,
        spread: 120,
        squash: 1,
        count: 16,
        seed: i,
        colours: i % 3 === 0 ? ["#e8c27a"] : i % 3 === 1 ? ["#6f8a3d", "#8ba654"] : ["#5f3b1e"],
        sizePx: 8,
      });
    }
    grade(canvas, { falloff: 0.26 });
  },

  async madeleines(canvas) {
    canvas.cover(PALE_WOOD);
    canvas.place(
      await from("linen white", () => cloth({ colour: "#eee7da", tall: 1, seed: 15, folds: 0.9 })),
      { x: 420, y: 660, width: 980, turn: -24, liftPx: 14 },
    );
    canvas.place(await from("plate navy", () => plate(NAVY)), {
      x: 540,
      y: 540,
      width: 920,
      liftPx: 34,
    });
    for (let i = 0; i < 9; i++) {
      const at = i === 8 ? 0 : (i / 8) * Math.PI * 2;
      const r = i === 8 ? 0 : 226;
      canvas.place(await from(`madeleine ${i % 2}`, () => madeleine((i % 2) + 1)), {
        x: 540 + Math.cos(at) * r,
        y: 540 + Math.sin(at) * r,
        width: 184,
        turn: i === 8 ? 24 : (at * 180) / Math.PI + 90 + (i % 3) * 8,
        liftPx: 22,
      });
    }
    await scattered(canvas, {
      x: 560,
      y: 540,
      spread: 430,
      count: 340,
      seed: 5,
      colours: ["#fffdf6"],
      sizePx: 4,
    });
    grade(canvas, { falloff: 0.36, vignette: 0.24 });
  },

  async "chocolate-cookies"(canvas) {
    canvas.cover(MIDNIGHT);
    canvas.place(await from("parchment", () => paper({ colour: "#e7d9bd", tall: 1, seed: 1 })), {
      x: 540,
      y: 540,
      width: 1000,
      turn: 8,
      liftPx: 10,
    });
    const wires = Array.from({ length: 13 }, (_, i) => `<path d="M90 ${120 + i * 70}H990"/>`).join(
      "",
    );
    await canvas.svg(
      `<g stroke="#3b3b3c" stroke-width="7" fill="none"><rect x="86" y="86" width="908" height="908" rx="40" stroke-width="14"/>${wires}<path d="M360 90V990M720 90V990"/></g>`,
      { liftPx: 16 },
    );
    for (let i = 0; i < 8; i++) {
      const [column, row] = [i % 3, Math.floor(i / 3)];
      canvas.place(await from(`cookie ${i % 4}`, () => cookie((i % 4) + 1)), {
        x: 250 + column * 290 + (row === 2 ? 60 : 0),
        y: 250 + row * 290,
        width: 282,
        turn: i * 97,
        liftPx: 24,
      });
    }
    await scattered(canvas, {
      x: 860,
      y: 860,
      spread: 170,
      count: 80,
      seed: 4,
      colours: ["#d9a35c", "#4a2a18", "#efd09a"],
      sizePx: 9,
    });
    await scattered(canvas, {
      x: 500,
      y: 500,
      spread: 420,
      count: 110,
      seed: 14,
      colours: ["#ffffff"],
      sizePx: 7,
    });
    grade(canvas, { falloff: 0.36, vignette: 0.3 });
  },
};
