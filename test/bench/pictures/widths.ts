/** What a picture costs at a width: bytes to send and store, processor time to make. */
export interface Cost {
  readonly width: number;
  readonly bytes: number;
  readonly cpuMs: number;
}

interface WidthSet {
  readonly widths: readonly number[];
  /** Bytes sent beyond those of a picture exactly as wide as its tile, as a share of the latter. */
  readonly wasted: Readonly<Record<Screen, number>>;
  readonly storedBytes: number;
  readonly cpuMs: number;
}

type Screen = keyof typeof SCREENS;

/** Element widths, columns and pixel densities that go together. */
const SCREENS = {
  phone: { widths: [320, 360, 390, 430], columns: [2, 3], densities: [2, 3] },
  tablet: { widths: [600, 768, 1024], columns: [3, 4], densities: [1.5, 2] },
  desktop: { widths: [800, 1000, 1200, 1400], columns: [2, 3, 4, 5, 6], densities: [1, 1.5, 2] },
} as const;

export const SCREEN_NAMES = ["phone", "tablet", "desktop"] as const;

const GAP_PX = 4;

/** The browser takes the narrowest variant that is not narrower than the tile. */
export function weighWidths(widths: readonly number[], costs: readonly Cost[]): WidthSet {
  const wastedOn = (screen: Screen) => {
    const shares = tilesOn(screen).map((tile) => {
      const taken = widths.find((width) => width >= tile) ?? widths.at(-1) ?? tile;
      return bytesAt(taken, costs) / bytesAt(Math.min(tile, 1080), costs) - 1;
    });
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
  const sum = (of: (width: number) => number) =>
    widths.reduce((total, width) => total + of(width), 0);
  return {
    widths,
    wasted: { phone: wastedOn("phone"), tablet: wastedOn("tablet"), desktop: wastedOn("desktop") },
    storedBytes: sum((width) => bytesAt(width, costs)),
    cpuMs: sum((width) => between(width, costs, "cpuMs")),
  };
}

/** Widths of tiles in the screen's own pixels. */
function tilesOn(screen: Screen): number[] {
  const { widths, columns, densities } = SCREENS[screen];
  return widths.flatMap((width) =>
    columns.flatMap((count) =>
      densities.map((density) => ((width - (count - 1) * GAP_PX) / count) * density),
    ),
  );
}

const bytesAt = (width: number, costs: readonly Cost[]) => between(width, costs, "bytes");

/** Between two measured widths a power of the width; beyond them, that of the nearest two. */
function between(width: number, costs: readonly Cost[], of: "bytes" | "cpuMs"): number {
  const after = Math.max(
    1,
    Math.min(
      costs.length - 1,
      costs.findIndex((cost) => cost.width >= width),
    ),
  );
  const [low, high] = [costs[after - 1], costs[after]];
  if (!low || !high) throw new Error("Two widths at least must have been measured.");
  const power = Math.log(high[of] / low[of]) / Math.log(high.width / low.width);
  return low[of] * (width / low.width) ** power;
}
