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
const kB = (value: number) => (value / 1000).toFixed(0);
const count = (value: number) => String(value);

const COLUMNS: readonly Column[] = [
  { title: "kB", of: "bytes", write: kB },
  { title: "first", of: "firstTileAt", write: ms },
  { title: "all", of: "allTilesAt", write: ms },
  { title: "faded in", of: "opaqueAt", write: ms },
  { title: "LCP", of: "largestPaintAt", write: ms },
  { title: "task", of: "mainThreadMs", write: ms },
  { title: "shift", of: "layoutShift", write: (value) => value.toFixed(3) },
  { title: "requests", of: "requests", write: count },
];

export interface Aim {
  readonly name: string;
  /** Of the time until all tiles are there. */
  readonly ratio: number;
  readonly shift: number;
}

/** The medians, and how many times the limit's the first tile, all tiles and the main thread's work are. */
export function report(results: readonly PageResult[], limit: PageResult): string {
  const rows = results.map((result) => [
    result.name,
    ...COLUMNS.map(({ of, write }) => write(medianOf(result, of))),
    ...BESIDE.map((of) => ratio(result, limit, of).toFixed(2)),
  ]);
  const titles = COLUMNS.map(({ title }) => title);
  return table(["medians", ...titles, "first ×", "all ×", "task ×"], rows);
}

const BESIDE = ["firstTileAt", "allTilesAt", "mainThreadMs"] as const;

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
): string {
  const lines = results.flatMap((result) => {
    const aim = aims.find(({ name }) => name === result.name);
    if (!aim) return [];
    const measured = ratio(result, limit, "allTilesAt");
    const shift = Math.max(...result.visits.map(({ layoutShift }) => layoutShift));
    return [
      `${result.name}: all tiles at ${measured.toFixed(2)} of “${limit.name}”, aim ${aim.ratio}: ${met(measured <= aim.ratio)}`,
      `${result.name}: layout shift at most ${shift.toFixed(4)}, aim ${aim.shift}: ${met(shift <= aim.shift)}`,
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
