import { ramp, rgb, smoothstep } from "../engine/colour.ts";
import { clouds, noiseAt, seededRandom } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

const DOUGH = ramp("#f2d49a", "#dda55a", "#bd7a38", "#8b4f24", "#5a3117");

/** A ring with a glaze that runs unevenly over it, and sprinkles if colours are given. */
export function doughnut(seed: number, glaze: string, sprinkles: readonly string[] = []): Sprite {
  const tile = clouds();
  const icing = rgb(glaze);
  const random = seededRandom(seed * 131 + 3);
  const sticks =
    sprinkles.length === 0
      ? []
      : Array.from({ length: 60 }, (_, i) => {
          const turn = random() * Math.PI;
          const at = random() * Math.PI * 2;
          const r = 0.58 + (random() - 0.5) * 0.42;
          return {
            x: r * Math.cos(at),
            y: r * Math.sin(at),
            cos: Math.cos(turn),
            sin: Math.sin(turn),
            colour: rgb(sprinkles[i % sprinkles.length] ?? "#ffffff"),
          };
        });
  return relief({
    width: 300,
    height: 300,
    shape: (u, v, point) => {
      const r = Math.sqrt(u * u + v * v);
      const rough = noiseAt(tile, u * 24 + seed * 43, v * 24);
      const across = (r - 0.59) / (0.36 + rough * 0.01);
      if (across * across > 1.1) return;
      const dome = Math.sqrt(Math.max(0, 1 - across * across));
      const fine = noiseAt(tile, u * 160, v * 160 + seed);
      point.h = dome * 0.3;
      const covered = smoothstep(0.86, 0.78, Math.abs(across) + rough * 0.16);
      const tan = DOUGH(0.38 + fine * 0.14 - (1 - dome) * 0.2);
      point.r = tan[0] + (icing[0] - tan[0]) * covered;
      point.g = tan[1] + (icing[1] - tan[1]) * covered;
      point.b = tan[2] + (icing[2] - tan[2]) * covered;
      point.h += covered * 0.025 + (1 - covered) * fine * 0.008;
      point.gloss = covered * 0.75 + 0.1;
      for (const stick of sticks) {
        const dx = u - stick.x;
        const dy = v - stick.y;
        if (dx * dx + dy * dy > 0.006) continue;
        const along = Math.abs(dx * stick.cos + dy * stick.sin) - 0.042;
        const side = dy * stick.cos - dx * stick.sin;
        const d = Math.sqrt(side * side + (along > 0 ? along * along : 0)) / 0.02;
        if (d > 1) continue;
        point.r = stick.colour[0];
        point.g = stick.colour[1];
        point.b = stick.colour[2];
        point.h += Math.sqrt(1 - d * d) * 0.02;
      }
      point.a = smoothstep(1.02, 0.97, Math.abs(across));
    },
  });
}

/** A flat, cracked cookie with lumps of chocolate and flakes of salt. */
export function cookie(seed: number): Sprite {
  const tile = clouds();
  const random = seededRandom(seed * 977 + 11);
  const lumps = Array.from({ length: 11 }, () => {
    const at = random() * Math.PI * 2;
    const r = Math.sqrt(random()) * 0.78;
    return {
      x: r * Math.cos(at),
      y: r * Math.sin(at),
      size: 0.07 + random() * 0.09,
      skew: random() * 2 - 1,
    };
  });
  return relief({
    width: 300,
    height: 300,
    cavity: 1.4,
    shape: (u, v, point) => {
      const r =
        Math.sqrt(u * u + v * v) / (0.92 + noiseAt(tile, u * 20 + seed * 67, v * 20) * 0.05);
      if (r > 1.03) return;
      const rough = noiseAt(tile, u * 60 + seed * 23, v * 60);
      const fine = noiseAt(tile, u * 220, v * 220 + seed);
      const crack =
        smoothstep(0.05, 0, Math.abs(noiseAt(tile, u * 36 + seed * 71, v * 36))) * (1 - r * 0.6);
      point.h = (1 - r * r * r * r * r) * 0.14 + rough * 0.03 + fine * 0.012 - crack * 0.016;
      const tan = DOUGH(0.28 + r * r * r * 0.34 + rough * 0.18 + crack * 0.22 + fine * 0.08);
      point.r = tan[0];
      point.g = tan[1];
      point.b = tan[2];
      point.gloss = 0.08;
      for (const lump of lumps) {
        const dx = (u - lump.x) * (1 + lump.skew * 0.4);
        const dy = (v - lump.y) * (1 - lump.skew * 0.4);
        const d = Math.sqrt(dx * dx + dy * dy) / (lump.size * (1 + rough * 0.5));
        if (d > 1) continue;
        const part = smoothstep(1, 0.82, d);
        point.r += (62 - point.r) * part;
        point.g += (34 - point.g) * part;
        point.b += (20 - point.b) * part;
        point.h += Math.sqrt(1 - d * d) * lump.size * 0.6;
        point.gloss = 0.4 * part;
      }
      if (fine > 0.5 && rough > 0.24) {
        point.r = 250;
        point.g = 248;
        point.b = 244;
        point.h += 0.02;
      }
      point.a = smoothstep(1.01, 0.98, r);
    },
  });
}

/** A long bun with a strip of glaze. */
export function eclair(seed: number, glaze: string): Sprite {
  const tile = clouds();
  const icing = rgb(glaze);
  const height = 0.34;
  return relief({
    width: 420,
    height: Math.round(420 * height),
    shape: (u, v, point) => {
      const rough = noiseAt(tile, u * 60 + seed * 29, v * 60);
      const along = Math.max(0, Math.abs(u) - 0.68);
      const d = Math.sqrt(along * along + v * v) / (0.29 + rough * 0.008);
      if (d > 1.05) return;
      const dome = Math.sqrt(Math.max(0, 1 - d * d));
      const fine = noiseAt(tile, u * 200, v * 200 + seed);
      const ridge = Math.cos(v * 60) * 0.004;
      point.h = dome * 0.25 + rough * 0.01 + ridge;
      const wet = smoothstep(0.8, 0.72, d + noiseAt(tile, u * 26 + seed * 7, 3) * 0.14);
      const tan = DOUGH(0.42 + rough * 0.18 + fine * 0.08);
      point.r = tan[0] + (icing[0] - tan[0]) * wet;
      point.g = tan[1] + (icing[1] - tan[1]) * wet;
      point.b = tan[2] + (icing[2] - tan[2]) * wet;
      point.h += wet * 0.02 - (wet > 0.5 ? ridge + rough * 0.01 : 0);
      point.gloss = 0.1 + wet * 0.75;
      point.a = smoothstep(1.02, 0.97, d);
    },
  });
}

/** A small cake in the shape of a shell, its hinge at the bottom. */
export function madeleine(seed: number): Sprite {
  const tile = clouds();
  return relief({
    width: 240,
    height: 320,
    cavity: 1.3,
    shape: (u, v, point) => {
      const y = v + 0.15;
      const wide = y < 0.35 ? 0.82 : 0.82 - (y - 0.35) * 0.5;
      const long = y < 0 ? 0.98 : 1.22;
      const d = Math.sqrt((u / wide) * (u / wide) + (y / long) * (y / long));
      if (d > 1.04) return;
      const fan = Math.atan2(u, 1.25 - y) * 19;
      const rib = Math.abs(Math.cos(fan));
      const rough = noiseAt(tile, u * 60 + seed * 31, v * 60);
      const dome = Math.sqrt(Math.max(0, 1 - d * d));
      point.h = dome * 0.42 + rib * 0.06 * dome + rough * 0.012;
      const tan = DOUGH(0.16 + d * d * 0.36 + (1 - rib) * 0.16 + rough * 0.14);
      const sugar = smoothstep(0.1, 0.7, rough + rib * 0.3 - d * 0.3) * 0.4;
      point.r = tan[0] + (250 - tan[0]) * sugar;
      point.g = tan[1] + (246 - tan[1]) * sugar;
      point.b = tan[2] + (238 - tan[2]) * sugar;
      point.gloss = 0.2;
      point.a = smoothstep(1.015, 0.98, d);
    },
  });
}
