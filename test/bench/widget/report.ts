import { median } from "../median.ts";
import type { Visit } from "./visit.ts";

export interface PageResult {
  readonly name: string;
  readonly visits: readonly Visit[];
}

interface Column {
  readonly title: string;
  readonly of: keyof Visit;
  readonly write: (value: number) => string;
}

const ms = (value: number) => `${Math.round(value)} ms`;
const kB = (value: number) => `${(value / 1000).toFixed(0)} kB`;
const count = (value: number) => String(value);

const COLUMNS: readonly Column[] = [
  { title: "first tile", of: "firstTileAt", write: ms },
  { title: "all visible", of: "allTilesAt", write: ms },
  { title: "faded in", of: "opaqueAt", write: ms },
  { title: "LCP", of: "largestPaintAt", write: ms },
  { title: "CLS", of: "layoutShift", write: (value) => value.toFixed(3) },
  { title: "main thread", of: "mainThreadMs", write: ms },
  { title: "requests till then", of: "requestsUntilAll", write: count },
  { title: "bytes till then", of: "bytesUntilAll", write: kB },
  { title: "requests", of: "requests", write: count },
  { title: "bytes", of: "bytes", write: kB },
];

interface Aim {
  readonly name: string;
  readonly ratio: number;
}

/** The medians as they are, and beside the limit. */
export function report(results: readonly PageResult[], limit: PageResult): string {
  const titles = COLUMNS.map(({ title }) => title);
  const absolute = results.map((result) => [
    result.name,
    ...COLUMNS.map(({ of, write }) => write(medianOf(result, of))),
  ]);
  const ratios = results.map((result) => [
    result.name,
    ...COLUMNS.map(({ of }) => (of === "layoutShift" ? "" : ratio(result, limit, of).toFixed(2))),
  ]);
  return [
    table(["medians", ...titles], absolute),
    table([`beside “${limit.name}”`, ...titles], ratios),
  ].join("\n\n");
}

/** Of pages that were visited in pairs: the medians of both, and how many times the first's the second's are. */
export function compare(results: readonly PageResult[]): string {
  const rows = results.flatMap((result, index) => {
    const medians = [result.name, ...COLUMNS.map(({ of, write }) => write(medianOf(result, of)))];
    const before = index % 2 ? results[index - 1] : undefined;
    if (!before) return [medians];
    const ratios = COLUMNS.map(({ of }) =>
      of === "layoutShift" ? "" : ratio(result, before, of).toFixed(3),
    );
    return [medians, ["after / before", ...ratios]];
  });
  return table(["medians", ...COLUMNS.map(({ title }) => title)], rows);
}

/** One sentence per aim, with what was measured. */
export function judge(
  results: readonly PageResult[],
  aims: readonly Aim[],
  limit: PageResult,
  peer: PageResult,
): string {
  const lines = results.flatMap((result) => {
    const aim = aims.find(({ name }) => name === result.name);
    if (!aim) return [];
    const measured = ratio(result, limit, "allTilesAt");
    const ofPeer = ratio(result, peer, "allTilesAt");
    const shift = Math.max(...result.visits.map(({ layoutShift }) => layoutShift));
    return [
      `${result.name}: all visible tiles at ${measured.toFixed(2)} of “${limit.name}”, aim ${aim.ratio}: ${met(measured <= aim.ratio)}; ${ofPeer.toFixed(3)} of “${peer.name}”`,
      `${result.name}: layout shift at most ${shift.toFixed(4)}, aim 0: ${met(shift === 0)}`,
    ];
  });
  return lines.join("\n");
}

const met = (yes: boolean) => (yes ? "met" : "NOT met");

function medianOf({ visits }: PageResult, of: keyof Visit): number {
  return median(visits.map((visit) => visit[of]));
}

/** Of the visits that were made one after the other: what the machine did meanwhile, it did to both. */
function ratio(result: PageResult, limit: PageResult, of: keyof Visit): number {
  return median(
    result.visits.map((visit, run) => visit[of] / (limit.visits[run]?.[of] ?? Number.NaN)),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ");
  return [line(head), ...rows.map(line)].join("\n");
}
