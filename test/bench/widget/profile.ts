/** A line and the processor behind it. */
export interface Conditions {
  readonly name: string;
  readonly rttMs: number;
  readonly downKbit: number;
  readonly upKbit: number;
  readonly cpuSlowdown: number;
}

/** What DevTools and Lighthouse call slow 4G, on a phone's processor; and a good line at home. */
export const LINES: readonly Conditions[] = [
  { name: "slow", rttMs: 150, downKbit: 1_600, upKbit: 750, cpuSlowdown: 4 },
  { name: "good", rttMs: 40, downKbit: 20_000, upKbit: 10_000, cpuSlowdown: 1 },
];

export const WINDOW = { width: 1200, height: 900 } as const;

export const GRID = { columns: 4, gapPx: 4 } as const;

/** CSS pixels a square tile is wide: the grid fills the window. */
export const TILE_PX = (WINDOW.width - (GRID.columns - 1) * GRID.gapPx) / GRID.columns;

/** As many as a feed shows unless told otherwise; the window shows something of each. */
export const POSTS = 12;
