import type { ColorPalette } from "./document.ts";

/** The colours that were found in a picture. */
export type FoundColors = Pick<ColorPalette, "dominant"> & Partial<ColorPalette>;

/** How far towards white or black. */
const LIGHTER = 0.5;
const DARKER = 0.6;

/** A colour for every name: front ends put them into style sheets and take them apart without a look. */
export function completePalette(found: FoundColors): ColorPalette {
  const { dominant, muted = dominant, vibrant = dominant } = found;
  return {
    dominant,
    muted,
    mutedLight: found.mutedLight ?? mix(muted, 255, LIGHTER),
    mutedDark: found.mutedDark ?? mix(muted, 0, DARKER),
    vibrant,
    vibrantLight: found.vibrantLight ?? mix(vibrant, 255, LIGHTER),
    vibrantDark: found.vibrantDark ?? mix(vibrant, 0, DARKER),
  };
}

function mix(color: string, towards: number, share: number): string {
  const channels = color.split(",").map((channel) => Number.parseInt(channel, 10) || 0);
  return channels.map((channel) => Math.round(channel + (towards - channel) * share)).join(", ");
}
