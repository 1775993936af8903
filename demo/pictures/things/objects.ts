import { inflated } from "../engine/inflate.ts";
import type { Sprite } from "../engine/sprite.ts";

/** A striped linen apron hanging from its loop. */
export function apron(): Promise<Sprite> {
  const stripes = Array.from(
    { length: 9 },
    (_, i) => `<path d="M${40 + i * 36} 190V640" stroke="#57788c" stroke-width="9"/>`,
  ).join("");
  return inflated(
    `<defs><linearGradient id="fold" x2="1"><stop stop-color="#000" stop-opacity=".1"/><stop offset=".16" stop-color="#fff" stop-opacity=".2"/><stop offset=".3" stop-color="#000" stop-opacity=".16"/><stop offset=".46" stop-color="#fff" stop-opacity=".14"/><stop offset=".62" stop-color="#000" stop-opacity=".18"/><stop offset=".8" stop-color="#fff" stop-opacity=".12"/><stop offset="1" stop-color="#000" stop-opacity=".2"/></linearGradient><clipPath id="a"><path d="M128 96H232L262 230Q330 250 344 300L352 640Q180 664 8 640L16 300Q30 250 98 230Z"/></clipPath></defs><path d="M132 100Q120 20 180 10 240 20 228 100" fill="none" stroke="#d9cbb0" stroke-width="12"/><g clip-path="url(#a)"><rect width="360" height="670" fill="#e9dfca"/>${stripes}<rect width="360" height="670" fill="url(#fold)"/></g><path d="M98 400H262V520Q180 540 98 520Z" fill="#dccfb4" stroke="#b9a98a" stroke-width="4"/><path d="M30 300Q-4 380 20 470M330 300Q366 380 340 470" fill="none" stroke="#d9cbb0" stroke-width="11"/>`,
    { width: 362, height: 670, roundPx: 12, bulge: 1.4, mottle: 0.08, rough: 0.5 },
  );
}

export function copperPan(): Promise<Sprite> {
  return inflated(
    '<defs><radialGradient id="c" cx=".4" cy=".36"><stop stop-color="#e8a572"/><stop offset=".6" stop-color="#c0734a"/><stop offset="1" stop-color="#8a4a2c"/></radialGradient></defs><path d="M136 8Q150 -2 164 8L170 210H130Z" fill="#4b4643"/><circle cx="150" cy="22" r="9" fill="#cfc4b2"/><circle cx="150" cy="330" r="142" fill="url(#c)"/><circle cx="150" cy="330" r="118" fill="#b4683f" opacity=".5"/>',
    { width: 300, height: 480, roundPx: 22, bulge: 0.9, gloss: 0.8, mottle: 0.1 },
  );
}

/** A town bicycle facing right, its rack over the rear wheel. */
export function bicycle(): Promise<Sprite> {
  const wheel = (x: number) => {
    const spokes = Array.from({ length: 16 }, (_, i) => {
      const at = (i / 16) * Math.PI * 2;
      return `<path d="M${x} 250L${(x + Math.cos(at) * 104).toFixed(0)} ${(250 + Math.sin(at) * 104).toFixed(0)}" stroke="#c9c5bd" stroke-width="1.500"/>`;
    }).join("");
    return `${spokes}<circle cx="${x}" cy="250" r="108" fill="none" stroke="#262524" stroke-width="11"/><circle cx="${x}" cy="250" r="99" fill="none" stroke="#b9b5ae" stroke-width="4"/><circle cx="${x}" cy="250" r="10" fill="#8d8a84"/>`;
  };
  return inflated(
    `${wheel(128)}${wheel(452)}<g fill="none" stroke="#3f6b52" stroke-width="12" stroke-linecap="round" stroke-linejoin="round"><path d="M128 250L232 252 206 116M232 252L396 112 206 132M128 250L210 134M396 112L452 250M390 92L396 112"/></g><g fill="none" stroke="#8d8a84" stroke-width="8" stroke-linecap="round"><path d="M206 116L200 84M386 60L392 96M40 130H206M60 130L128 244"/></g><path d="M352 52Q380 40 404 60 420 76 436 70" fill="none" stroke="#55504b" stroke-width="9" stroke-linecap="round"/><path d="M162 74Q200 66 238 74 232 92 200 92 168 92 162 74Z" fill="#7a4a2c"/><circle cx="232" cy="252" r="26" fill="none" stroke="#8d8a84" stroke-width="8"/><path d="M232 252L258 298M244 300H276" stroke="#55504b" stroke-width="8" stroke-linecap="round"/><path d="M30 176A130 130 0 0 1 236 170" fill="none" stroke="#35594a" stroke-width="9"/><path d="M352 176A130 130 0 0 1 556 186" fill="none" stroke="#35594a" stroke-width="9"/><circle cx="440" cy="126" r="15" fill="#f2e3b8"/>`,
    { width: 580, height: 364, roundPx: 7, bulge: 1, gloss: 0.5, mottle: 0.06 },
  );
}

/** A striped parasol from the side. */
export function parasol(): Promise<Sprite> {
  const count = 8;
  const panels = Array.from({ length: count }, (_, i) => {
    const left = 10 + (i * 480) / count;
    const right = 10 + ((i + 1) * 480) / count;
    const middle = (left + right) / 2;
    const bow = (x: number) => 250 + (x - 250) * 0.82;
    return `<path d="M250 14Q${bow(left)} 40 ${left} 140Q${middle} 158 ${right} 140Q${bow(right)} 40 250 14Z" fill="${i % 2 ? "#f2e8d3" : "#c2573d"}"/>`;
  }).join("");
  return inflated(`${panels}<circle cx="250" cy="12" r="8" fill="#8b6844"/>`, {
    width: 500,
    height: 164,
    roundPx: 26,
    bulge: 0.9,
    mottle: 0.1,
    rough: 0.3,
  });
}

/** A bistro chair from the side, its back to the left, or mirrored. */
export function terraceChair(mirrored: boolean): Promise<Sprite> {
  const body =
    '<g fill="none" stroke="#33424b" stroke-width="10" stroke-linecap="round"><path d="M50 20Q60 140 66 180L40 372M66 180H190L212 372M190 186L70 372M66 184L196 372"/><path d="M50 20Q40 14 36 24L54 182"/></g><rect x="52" y="168" width="146" height="18" rx="9" fill="#a9784a"/><rect x="34" y="44" width="26" height="12" rx="5" fill="#a9784a"/><rect x="40" y="84" width="26" height="12" rx="5" fill="#a9784a"/>';
  return inflated(mirrored ? `<g transform="translate(250 0) scale(-1 1)">${body}</g>` : body, {
    width: 250,
    height: 384,
    roundPx: 8,
    bulge: 0.9,
    gloss: 0.2,
    mottle: 0.08,
  });
}
