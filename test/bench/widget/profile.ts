/** How a page is looked at: a laptop's window on a slow phone's line and processor. */
export const PROFILE = {
  window: { width: 1200, height: 900 },
  /** 1.6 Mbit/s down, 750 kbit/s up, 150 ms before each answer: what DevTools and Lighthouse call slow 4G. */
  network: {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1_000_000) / 8,
    uploadThroughput: (750 * 1000) / 8,
  },
  cpuSlowdown: 4,
} as const;

export const GRID = { columns: 4, gapPx: 4 } as const;

/** CSS pixels a square tile is wide: the grid fills the window. */
export const TILE_PX = (PROFILE.window.width - (GRID.columns - 1) * GRID.gapPx) / GRID.columns;

/** Tiles of which the window shows anything before it is scrolled. */
export const VISIBLE_TILES =
  GRID.columns * Math.ceil(PROFILE.window.height / (TILE_PX + GRID.gapPx));
