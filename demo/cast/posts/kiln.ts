import { createPicture, type Picture } from "../picture.ts";

/** The posts of the second account, atelier.kiln, a pottery; newest first. */
export const KILN_POSTS: readonly Picture[] = [
  createPicture(
    "kiln-nested-bowls",
    "square",
    "Nested stoneware bowls from above, glazed in sea green, cream and rust",
    "Out of the kiln at noon, still ticking. Set of five. #stoneware #wheelthrown",
  ),
  createPicture(
    "kiln-mug-shelf",
    "portrait",
    "Hand-thrown mugs hanging from pegs under a shelf of cups, each glazed a little differently",
    "No two the same, which is either the point or an excuse.",
  ),
  createPicture(
    "kiln-wheel",
    "square",
    "A wet clay bowl on a potter's wheel, rings running to its centre",
    "Centre first. Everything else is details. #potterswheel",
  ),
  createPicture(
    "kiln-three-vases",
    "portrait",
    "Three tall vases with dried grasses against a warm plaster wall",
    "Ash glaze, iron slip, nothing at all. Which one stays? 🌾",
  ),
  createPicture(
    "kiln-glaze-tiles",
    "square",
    "Rows of little glaze test tiles in blues, greens and browns",
    "64 tests, two keepers. #glazetest #ceramics",
  ),
  createPicture(
    "kiln-teapot",
    "landscape",
    "A round teapot with a cane handle and two small cups on a wooden table",
    "It pours without dripping. We checked nine times. 🫖",
  ),
  createPicture(
    "kiln-plate-stack",
    "portrait",
    "A tall stack of speckled plates with unglazed edges",
    "Plates for @harbour.bakery, stack one of four. Mind the bread knife.",
  ),
  createPicture(
    "kiln-bottle-row",
    "landscape",
    "A row of small bottles in graded glazes from white to deep blue",
    "A week of blues. #atelierkiln",
  ),
];
