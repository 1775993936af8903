import { grade } from "../engine/grade.ts";
import { mottled } from "../engine/material.ts";
import { baguette } from "../food/baguette.ts";
import { bowCut, crossCuts, leafCuts } from "../food/boule.ts";
import { roll } from "../food/round.ts";
import { sideLoaf } from "../food/side.ts";
import { bicycle } from "../things/objects.ts";
import { from, loaf } from "../things/pantry.ts";
import { basket, crate, footShadow, ledge } from "../things/side.ts";
import { glow, sky } from "../things/sky.ts";
import { BOARD, OAK, WALNUT } from "../things/surfaces.ts";
import { windowLight } from "../things/window-light.ts";
import type { Paintings } from "./painting.ts";

export const BREAD_PLACES: Paintings = {
  async "bread-shelves"(canvas) {
    canvas.cover(
      mottled({
        colours: ["#4b3a2e", "#5d4a3b", "#6d5847"],
        scalePx: 400,
        strength: 0.5,
        rough: 0.1,
      }),
    );
    for (const y of [330, 660, 990]) await ledge(canvas, OAK, { y, top: 26, edge: 44 });
    for (let i = 0; i < 4; i++) {
      canvas.place(
        await from(`side loaf ${i % 3}`, () =>
          sideLoaf({ seed: i % 3, bake: 0.4 + (i % 3) * 0.14, flour: 0.6 }),
        ),
        { x: 150 + i * 262, y: 264, width: 258, liftPx: 16 },
      );
    }
    for (const [i, cuts] of [leafCuts(), crossCuts(), bowCut(), leafCuts()].entries()) {
      canvas.place(await loaf({ cuts, seed: 20 + i, bake: 0.44 + i * 0.1 }), {
        x: 160 + i * 255,
        y: 560,
        width: 240,
        squash: 0.92,
        turn: i * 9 - 12,
        liftPx: 18,
      });
    }
    for (let i = 0; i < 7; i++) {
      canvas.place(await from(`baguette ${i % 4}`, () => baguette({ seed: (i % 4) + 1 })), {
        x: 150 + i * 44,
        y: 850,
        width: 380,
        turn: -88 + ((i * 5) % 9),
        liftPx: 12,
      });
    }
    canvas.place(await from("crate", crate), { x: 282, y: 930, width: 400, liftPx: 16 });
    for (let i = 0; i < 9; i++) {
      canvas.place(
        await from(`roll ${i % 2 ? "sesame" : "flour"}`, () =>
          roll(i % 2 ? 1 : 4, i % 2 ? "sesame" : "flour", 0.4),
        ),
        {
          x: 580 + (i % 5) * 100 + (i > 4 ? 50 : 0),
          y: 880 - (i > 4 ? 66 : 0),
          width: 132,
          turn: i * 50,
          liftPx: 10,
        },
      );
    }
    canvas.place(await from("basket", basket), {
      x: 780,
      y: 950,
      width: 540,
      squash: 0.7,
      liftPx: 16,
    });
    for (let i = 0; i < 3; i++) {
      canvas.place(await from(`side loaf ${(i + 1) % 3}`, () => sideLoaf({ seed: i + 1 })), {
        x: 210 + i * 330,
        y: 1240,
        width: 330,
        liftPx: 18,
      });
    }
    await ledge(canvas, OAK, { y: 1320, top: 20, edge: 40 });
    await canvas.svg(glow(540, -60, 900, "#ffd595", "lamp"), { blend: "screen", opacity: 0.34 });
    grade(canvas, { light: [0.4, 0.05], falloff: 0.36, vignette: 0.3, exposure: 1.06 });
  },

  async "market-stall"(canvas) {
    canvas.cover(
      sky({
        colours: ["#a9c3cc", "#d3dcd6", "#ece4d2"],
        horizon: 900,
        cloud: "#f8f3e8",
        cover: 0.5,
        seed: 15,
      }),
    );
    await canvas.svg(
      '<g><rect x="0" y="300" width="260" height="800" fill="#cfae86"/><rect x="240" y="240" width="240" height="860" fill="#b98468"/><rect x="470" y="330" width="300" height="780" fill="#dccfb6"/><rect x="760" y="260" width="330" height="840" fill="#a9b3a4"/></g><g fill="#55656c"><path d="M60 400h60v90H60zM300 360h60v90h-60zM540 430h60v90h-60zM660 430h60v90h-60zM840 380h60v90h-60zM960 380h60v90h-60z"/></g>',
      { blurPx: 16 },
    );
    const flags = Array.from(
      { length: 9 },
      (_, i) =>
        `<path d="M${40 + i * 120} ${150 + Math.sin(i * 0.78) * 40 + 30}l70 6 -40 66z" fill="${["#b5533a", "#e3b457", "#2f5f7d", "#7d8a5a"][i % 4]}"/>`,
    ).join("");
    await canvas.svg(
      `<path d="M-20 150Q260 260 540 190T1100 170" fill="none" stroke="#5a4a3c" stroke-width="5"/>${flags}`,
      { liftPx: 14 },
    );
    await canvas.fill(
      '<rect x="110" y="420" width="26" height="860"/><rect x="944" y="420" width="26" height="860"/>',
      BOARD,
      { liftPx: 12 },
    );
    const stripes = Array.from(
      { length: 10 },
      (_, i) =>
        `<path d="M${96 + i * 89} 300H${185 + i * 89}L${140 + i * 100} 480V510a50 34 0 0 1 -100 0V480Z" fill="${i % 2 ? "#f2e9d6" : "#35677f"}"/>`,
    ).join("");
    await canvas.svg(stripes, { liftPx: 34 });
    await canvas.svg(
      '<defs><linearGradient id="fold" x2="0" y2="1"><stop stop-color="#fff" stop-opacity=".24"/><stop offset=".8" stop-color="#000" stop-opacity=".05"/><stop offset="1" stop-color="#000" stop-opacity=".26"/></linearGradient></defs><path d="M96 300H986L1040 510H40Z" fill="url(#fold)"/>',
    );
    await canvas.svg('<path d="M140 520H940V900H140Z" fill="#3a2a20" opacity=".55"/>', {
      blurPx: 20,
    });
    for (let i = 0; i < 5; i++) {
      canvas.place(await from(`baguette ${i % 4}`, () => baguette({ seed: (i % 4) + 1 })), {
        x: 210 + i * 46,
        y: 730,
        width: 380,
        turn: -86 + ((i * 5) % 12),
        liftPx: 10,
      });
    }
    for (let i = 0; i < 6; i++) {
      canvas.place(
        await from(`side loaf ${i % 3}`, () =>
          sideLoaf({ seed: i % 3, bake: 0.4 + (i % 3) * 0.14, flour: 0.6 }),
        ),
        { x: 520 + (i % 3) * 180, y: 830 - Math.floor(i / 3) * 100, width: 210, liftPx: 12 },
      );
    }
    await ledge(canvas, WALNUT, { y: 880, top: 40, edge: 50, left: 70, right: 1010 });
    for (const x of [260, 540, 820])
      canvas.place(await from("crate", crate), { x, y: 1050, width: 270, liftPx: 16 });
    for (let i = 0; i < 9; i++) {
      canvas.place(await from("roll flour", () => roll(4, "flour", 0.4)), {
        x: 190 + Math.floor(i / 3) * 280 + (i % 3) * 70,
        y: 975 - (i % 2) * 14,
        width: 92,
        turn: i * 40,
        liftPx: 8,
      });
    }
    await canvas.fill(
      '<rect y="1200" width="1080" height="160"/>',
      mottled({
        colours: ["#847c70", "#9f978a", "#b7afa1"],
        scalePx: 80,
        strength: 0.5,
        rough: 0.3,
      }),
      { liftPx: 10 },
    );
    grade(canvas, { light: [0.25, 0.1], falloff: 0.28, vignette: 0.22, exposure: 1.03 });
  },

  async "oven-glow"(canvas) {
    canvas.cover(
      mottled({
        colours: ["#5b3a2c", "#74493a", "#8a5a47"],
        scalePx: 120,
        strength: 0.6,
        rough: 0.3,
      }),
    );
    const rows = Array.from(
      { length: 23 },
      (_, row) =>
        `<path d="M0 ${row * 60}H1080"/>${Array.from({ length: 9 }, (__, i) => `<path d="M${i * 140 + (row % 2) * 70} ${row * 60}v60"/>`).join("")}`,
    ).join("");
    await canvas.svg(`<g stroke="#2c1b14" stroke-width="8" opacity=".6">${rows}</g>`);
    await canvas.svg('<path d="M90 980V620Q90 180 540 180T990 620V980Z" fill="#2a1712"/>', {
      liftPx: 20,
    });
    await canvas.svg(
      '<path d="M150 980V630Q150 240 540 240T930 630V980Z" fill="#120805"/><ellipse cx="540" cy="760" rx="330" ry="210" fill="#7a2506"/><ellipse cx="540" cy="770" rx="240" ry="140" fill="#d85a12"/><ellipse cx="540" cy="790" rx="150" ry="84" fill="#ffb347"/>',
      { blurPx: 28 },
    );
    await canvas.svg(
      '<g fill="#ffd27a"><path d="M440 800q-30 -110 20 -190 4 70 50 100 -6 -90 40 -150 10 100 60 140 40 60 0 110z"/></g>',
      { blurPx: 8 },
    );
    canvas.light = { from: [0, -0.7, 0.6], ambient: 0.3 };
    await ledge(
      canvas,
      mottled({
        colours: ["#6b5a4d", "#857263", "#9b8878"],
        scalePx: 160,
        strength: 0.5,
        rough: 0.25,
      }),
      { y: 940, top: 240, edge: 170 },
    );
    for (const [i, x, y, width] of [
      [0, 300, 920, 300],
      [1, 780, 920, 300],
      [2, 540, 960, 380],
      [3, 240, 1080, 360],
      [4, 830, 1090, 380],
    ] as const) {
      await footShadow(canvas, x, y + width * 0.2, width, 0.8);
      canvas.place(
        await from(`oven loaf ${i}`, () =>
          sideLoaf({ seed: i + 4, bake: 0.5 + (i % 3) * 0.1, flour: 0.3 }),
        ),
        { x, y, width, brightness: 0.82 },
      );
    }
    await canvas.svg(glow(540, 780, 760, "#ff9a3c", "fire"), { blend: "screen", opacity: 0.5 });
    grade(canvas, {
      light: [0.5, 0.6],
      falloff: 0.4,
      vignette: 0.5,
      tint: [1.08, 0.97, 0.85],
      exposure: 1.1,
      saturation: 1,
    });
  },

  async "delivery-bicycle"(canvas) {
    canvas.cover(
      mottled({
        colours: ["#9a5542", "#ad6550", "#bd7660"],
        scalePx: 200,
        strength: 0.5,
        rough: 0.2,
      }),
    );
    const rows = Array.from(
      { length: 22 },
      (_, row) =>
        `<path d="M0 ${row * 42}H1080"/>${Array.from({ length: 11 }, (__, i) => `<path d="M${i * 108 + (row % 2) * 54} ${row * 42}v42"/>`).join("")}`,
    ).join("");
    await canvas.svg(`<g stroke="#d9c4ae" stroke-width="5" opacity=".5">${rows}</g>`);
    await windowLight(canvas, { x: 560, y: 20, scale: 1.1, strength: 0.25 });
    await canvas.fill(
      '<rect y="880" width="1080" height="200"/>',
      mottled({
        colours: ["#8b8478", "#a59d90", "#bcb4a6"],
        scalePx: 90,
        strength: 0.5,
        rough: 0.25,
      }),
      { liftPx: 14 },
    );
    await canvas.svg('<ellipse cx="560" cy="952" rx="430" ry="20" fill="#241a14" opacity=".55"/>', {
      blurPx: 12,
    });
    for (let i = 0; i < 4; i++) {
      canvas.place(await from(`baguette ${i}`, () => baguette({ seed: i + 1 })), {
        x: 180 + i * 44,
        y: 360,
        width: 340,
        turn: -84 + i * 5,
        liftPx: 8,
      });
    }
    canvas.place(await from("side loaf 1", () => sideLoaf({ seed: 1, bake: 0.54, flour: 0.6 })), {
      x: 350,
      y: 440,
      width: 190,
      liftPx: 8,
    });
    canvas.place(await from("crate", crate), { x: 260, y: 500, width: 340, liftPx: 12 });
    canvas.place(await from("bicycle", bicycle), { x: 550, y: 660, width: 940, liftPx: 22 });
    grade(canvas, { light: [0.3, 0.15], falloff: 0.3, vignette: 0.24 });
  },
};
