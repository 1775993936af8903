import type { Canvas } from "../engine/canvas.ts";
import { seededRandom } from "../engine/noise.ts";

/** A tall glass jar, partly filled with something that bubbles. */
export async function glassJar(
  canvas: Canvas,
  options: {
    x: number;
    y: number;
    width: number;
    height: number;
    fill: string;
    level: number;
    band: number;
    seed: number;
  },
): Promise<void> {
  const { width, height, fill, level, band } = options;
  const left = options.x - width / 2;
  const top = options.y - height / 2;
  const right = left + width;
  const bottom = top + height;
  const surface = top + height * level;
  const random = seededRandom(options.seed);
  const bubbles = Array.from({ length: 150 }, () => {
    const r = 3 + random() * random() * 22;
    const x = left + 26 + random() * (width - 52);
    const y = surface + 30 + random() * (bottom - surface - 60);
    return `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${(r * 1.15).toFixed(1)}" ry="${r.toFixed(1)}" fill="#b99a66" opacity=".55"/><ellipse cx="${(x + r * 0.25).toFixed(0)}" cy="${(y + r * 0.3).toFixed(0)}" rx="${r.toFixed(1)}" ry="${(r * 0.8).toFixed(1)}" fill="#f7ecd4" opacity=".8"/>`;
  }).join("");
  const body = `M${left} ${top + 60}Q${left} ${top + 20} ${left + 50} ${top + 10}H${right - 50}Q${right} ${top + 20} ${right} ${top + 60}V${bottom - 40}Q${right} ${bottom} ${right - 50} ${bottom}H${left + 50}Q${left} ${bottom} ${left} ${bottom - 40}Z`;
  const box = { x: left - 80, y: top - 90, width: width + 160, height: height + 160 };
  await canvas.svg(
    `<defs><clipPath id="jar"><path d="${body}"/></clipPath><linearGradient id="in" x2="1"><stop stop-color="#8a7350" stop-opacity=".55"/><stop offset=".22" stop-color="#fff" stop-opacity=".1"/><stop offset=".75" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#6b5535" stop-opacity=".6"/></linearGradient></defs><path d="${body}" fill="#eef2ee" opacity=".5"/><g clip-path="url(#jar)"><rect x="${left}" y="${surface}" width="${width}" height="${height}" fill="${fill}"/>${bubbles}<path d="M${left} ${surface}Q${options.x} ${surface - 70} ${right} ${surface}V${surface + 30}H${left}Z" fill="${fill}"/><ellipse cx="${options.x}" cy="${surface + 2}" rx="${width / 2}" ry="26" fill="#fbf1db"/><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="url(#in)"/></g><path d="M${left + 2} ${top + height * band}Q${options.x} ${top + height * band + 26} ${right - 2} ${top + height * band}" stroke="#b8422f" stroke-width="20" fill="none"/>`,
    { liftPx: 12, box },
  );
  await canvas.svg(
    `<path d="${body}" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="7"/><path d="M${left + 44} ${top + 70}V${bottom - 80}" stroke="#fff" stroke-width="22" stroke-linecap="round" opacity=".62"/><path d="M${left + 78} ${top + 70}V${top + 260}" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity=".5"/><path d="M${right - 34} ${top + 130}V${bottom - 120}" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity=".35"/><rect x="${left + 18}" y="${top - 44}" width="${width - 36}" height="60" rx="16" fill="#caa36d"/><rect x="${left + 18}" y="${top - 44}" width="${width - 36}" height="20" rx="10" fill="#e2c294"/>`,
    { liftPx: 6, box },
  );
}
