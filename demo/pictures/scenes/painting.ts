import type { Canvas } from "../engine/canvas.ts";

/** Paints one picture onto an empty canvas of its size. */
export type Painting = (canvas: Canvas) => Promise<void>;

/** Paintings by slug. */
export type Paintings = Readonly<Record<string, Painting>>;
