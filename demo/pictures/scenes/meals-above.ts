import { grade } from "../engine/grade.ts";
import { baguette } from "../food/baguette.ts";
import { croissant } from "../food/croissant.ts";
import { eggFromAbove } from "../food/egg.ts";
import { ball } from "../food/fruit.ts";
import { roll } from "../food/round.ts";
import { cloth } from "../things/cloth.ts";
import { knife } from "../things/metal.ts";
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
import { BOARD, PALE_WOOD } from "../things/surfaces.ts";
import { hat, jamPot } from "../things/table.ts";
import { grass } from "../things/tiles.ts";
import { treeShade } from "../things/window-light.ts";
import type { Paintings } from "./painting.ts";

const CRUMBS = ["#d9a35c", "#efd09a", "#a8682c"] as const;

export const MEALS_ABOVE: Paintings = {
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
    await treeShade(canvas, 0.5);
    grade(canvas, { falloff: 0.22, vignette: 0.2, exposure: 1.08, tint: [1.03, 1.01, 0.93] });
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
};
