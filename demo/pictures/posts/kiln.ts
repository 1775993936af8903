import { type Scene, scene } from "../scene.ts";

/** The posts of the second account, atelier.kiln, a pottery; newest first. */
export const KILN_POSTS: readonly Scene[] = [
  scene(
    "kiln-nested-bowls",
    "square",
    "pottery topdown",
    "Nested stoneware bowls from above, glazed in sea green, cream and rust",
    "Out of the kiln at noon, still ticking. Set of five. #stoneware #wheelthrown",
  ),
  scene(
    "kiln-mug-shelf",
    "portrait",
    "pottery",
    "Hand-thrown mugs hanging from pegs under a shelf of cups, each glazed a little differently",
    "No two the same, which is either the point or an excuse.",
  ),
  scene(
    "kiln-wheel",
    "square",
    "pottery topdown",
    "A wet clay bowl on a potter's wheel, rings running to its centre",
    "Centre first. Everything else is details. #potterswheel",
  ),
  scene(
    "kiln-three-vases",
    "portrait",
    "pottery flowers",
    "Three tall vases with dried grasses against a warm plaster wall",
    "Ash glaze, iron slip, nothing at all. Which one stays? 🌾",
  ),
  scene(
    "kiln-glaze-tiles",
    "square",
    "pottery topdown",
    "Rows of little glaze test tiles in blues, greens and browns",
    "64 tests, two keepers. #glazetest #ceramics",
  ),
  scene(
    "kiln-teapot",
    "landscape",
    "pottery",
    "A round teapot with a cane handle and two small cups on a wooden table",
    "It pours without dripping. We checked nine times. 🫖",
  ),
  scene(
    "kiln-plate-stack",
    "portrait",
    "pottery",
    "A tall stack of speckled plates with unglazed edges",
    "Plates for @harbour.bakery, stack one of four. Mind the bread knife.",
  ),
  scene(
    "kiln-bottle-row",
    "landscape",
    "pottery",
    "A row of small bottles in graded glazes from white to deep blue",
    "A week of blues. #atelierkiln",
  ),
];
