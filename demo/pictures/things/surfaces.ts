import { marble, mottled, wood } from "../engine/material.ts";

/** The bakery's tables and walls. */
export const OAK = wood({
  colours: ["#6d4a31", "#97704c", "#b98f66", "#d3b088"],
  plankPx: 260,
  down: true,
});
export const WALNUT = wood({
  colours: ["#33231a", "#4a3325", "#654733", "#7d5b42"],
  plankPx: 240,
  seed: 3,
});
export const PALE_WOOD = wood({
  colours: ["#b7a083", "#d2bd9f", "#e3d3b9", "#eee2cd"],
  plankPx: 230,
  down: true,
  seed: 5,
});
export const BLUE_BOARDS = wood({
  colours: ["#4d6f80", "#688c9b", "#7fa1ad", "#9db8bf"],
  plankPx: 216,
  down: true,
  seed: 7,
  jointPx: 5,
});
export const WHITE_BOARDS = wood({
  colours: ["#c9c2b4", "#ded8cb", "#ebe6da", "#f4f0e6"],
  plankPx: 200,
  seed: 9,
  jointPx: 5,
});
export const BOARD = wood({
  colours: ["#80552f", "#a67443", "#c4925c", "#d8ad79"],
  plankPx: 900,
  seed: 2,
  jointPx: 0,
});
export const DARK_BOARD = wood({
  colours: ["#3f2818", "#5a3b25", "#755034", "#8d6645"],
  plankPx: 900,
  seed: 4,
  jointPx: 0,
});
export const STONE = marble(["#dedad3", "#ece8e1", "#f5f2ec"], "#a39c93", 3);
export const SLATE = mottled({
  colours: ["#26292b", "#34383a", "#43484a"],
  scalePx: 260,
  strength: 0.5,
  rough: 0.28,
});
export const LIMEWASH = mottled({
  colours: ["#cfc4b1", "#e0d6c4", "#ece4d5"],
  scalePx: 420,
  strength: 0.55,
  rough: 0.1,
});
export const SAGE = mottled({
  colours: ["#8d9a80", "#9faa91", "#b0b9a2"],
  scalePx: 500,
  strength: 0.5,
  rough: 0.08,
  seed: 2,
});
export const TERRACOTTA = mottled({
  colours: ["#a8654a", "#bb775a", "#c98a6c"],
  scalePx: 460,
  strength: 0.5,
  rough: 0.1,
  seed: 4,
});
export const SAND = mottled({
  colours: ["#cdb691", "#dcc8a6", "#e8d8bb"],
  scalePx: 420,
  strength: 0.5,
  rough: 0.1,
  seed: 6,
});
export const MIDNIGHT = mottled({
  colours: ["#1c2c3a", "#253a4b", "#30485a"],
  scalePx: 420,
  strength: 0.5,
  rough: 0.14,
  seed: 8,
});
export const FLOURED = mottled({
  colours: ["#b99f7e", "#d9c6a8", "#f2e9d8"],
  scalePx: 260,
  strength: 0.9,
  rough: 0.22,
  seed: 11,
});
