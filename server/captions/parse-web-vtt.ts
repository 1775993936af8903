import { formatBytes } from "../shared/format-bytes.ts";

/** What is wrong with a captions file, and where: a sentence for its owner. */
export class WebVttError extends Error {
  override readonly name = "WebVttError";
}

export interface ParsedWebVtt {
  /** The same in canonical form: timings, placement and text, and nothing else that the file held. */
  readonly text: string;
  readonly cues: number;
}

export const MAX_WEB_VTT_BYTES = 200_000;
const MAX_CUES = 5000;
const MAX_CUE_LENGTH = 1000;

const TIME = /(?:(\d{2}):)?([0-5]\d):([0-5]\d)\.(\d{3})/;
const TIMINGS = new RegExp(
  `^[ \\t]*(${TIME.source})[ \\t]+-->[ \\t]+(${TIME.source})(?:[ \\t]+(.*))?$`,
);
const PERCENTAGE = "(?:100(?:\\.0+)?|\\d{1,2}(?:\\.\\d+)?)%";
const CUE_SETTINGS: readonly RegExp[] = [
  /^vertical:(?:rl|lr)$/,
  new RegExp(`^line:(?:-?\\d{1,3}|${PERCENTAGE})(?:,(?:start|center|end))?$`),
  new RegExp(`^position:${PERCENTAGE}(?:,(?:line-left|center|line-right))?$`),
  new RegExp(`^size:${PERCENTAGE}$`),
  /^align:(?:start|center|end|left|right)$/,
];
/** All that WebVTT knows, and nothing of HTML besides. */
const TAG = new RegExp(
  `^(?:/?(?:c|i|b|u|ruby|rt|v|lang)|(?:c|i|b|u|ruby|rt)(?:\\.[^\\s.<>&]+)*|v(?:\\.[^\\s.<>&]+)*[ \\t][^<>&]*|lang[ \\t]+[A-Za-z0-9-]+|${TIME.source})$`,
);
const ENTITY = /^&(?:amp|lt|gt|lrm|rlm|nbsp|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/i;

/**
 * Reads a WebVTT file (https://www.w3.org/TR/webvtt1/) strictly: what browsers would leave out in silence is refused
 * with its line, while its owner can still mend it. Comments, style sheets and regions are not taken over.
 *
 * @throws WebVttError
 */
export function parseWebVtt(bytes: Uint8Array): ParsedWebVtt {
  const lines = readLines(bytes);
  const [signature = ""] = lines;
  if (!/^WEBVTT(?:[ \t].*)?$/.test(signature)) throw notWebVtt(lines);
  const cues: string[] = [];
  let at = 1;
  while ((lines[at] ?? "") !== "") {
    if (lines[at]?.includes("-->")) throw wrong(at, "before the first caption comes an empty line");
    at += 1;
  }
  while (at < lines.length) {
    if (lines[at] === "") {
      at += 1;
      continue;
    }
    const end = endOfBlock(lines, at);
    const cue = readBlock(lines, at, end);
    if (cue !== undefined) cues.push(cue);
    if (cues.length > MAX_CUES) throw wrong(at, `a file has at most ${MAX_CUES} captions`);
    at = end;
  }
  if (cues.length === 0) throw new WebVttError("There is no caption in that file.");
  return { text: `WEBVTT\n\n${cues.join("\n\n")}\n`, cues: cues.length };
}

function readLines(bytes: Uint8Array): string[] {
  if (bytes.length === 0) throw new WebVttError("That file is empty.");
  if (bytes.length > MAX_WEB_VTT_BYTES) {
    throw new WebVttError(
      `That file is larger than the ${formatBytes(MAX_WEB_VTT_BYTES)} that captions may take.`,
    );
  }
  const lines = decodeCaptions(bytes).split(/\r\n?|\n/);
  lines.forEach((line, at) => {
    if (NO_TEXT.test(line)) throw wrong(at, "it holds a character that is no text");
  });
  return lines;
}

/** Controls, which no editor of captions writes; half characters cannot come out of UTF-8. */
const NO_TEXT = /[^\t\P{Cc}]/u;

/** A mark at its beginning says nothing more. */
function decodeCaptions(bytes: Uint8Array): string {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  try {
    return utf8.decode(bytes);
  } catch {
    const before = new TextDecoder().decode(bytes);
    const at = before.split("\ufffd")[0]?.split(/\r\n?|\n/).length ?? 1;
    throw wrong(at - 1, "it is not written in UTF-8; save the file as UTF-8");
  }
}

function endOfBlock(lines: readonly string[], from: number): number {
  const end = lines.indexOf("", from);
  return end < 0 ? lines.length : end;
}

/** A caption; `undefined` for what is none, and for one that says nothing. */
function readBlock(lines: readonly string[], from: number, end: number): string | undefined {
  const first = lines[from] ?? "";
  const isNamed = !first.includes("-->");
  if (isNamed && /^(?:NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$)/.test(first)) return undefined;
  const at = isNamed ? from + 1 : from;
  const timings = at < end ? (lines[at] ?? "") : "";
  if (!timings.includes("-->")) {
    throw wrong(from, "here a time is missing, such as 00:00:01.000 --> 00:00:04.000");
  }
  const said = lines.slice(at + 1, end);
  for (const [index, line] of said.entries()) assertText(line, at + 1 + index);
  const text = said.join("\n").trim();
  if (text.length > MAX_CUE_LENGTH) {
    throw wrong(at + 1, `one caption has at most ${MAX_CUE_LENGTH} characters; make several of it`);
  }
  const when = readTimings(timings, at);
  return text === "" ? undefined : `${when}\n${text}`;
}

function readTimings(line: string, at: number): string {
  const [, from, h, m, s, ms, to, h2, m2, s2, ms2, settings = ""] = TIMINGS.exec(line) ?? [];
  if (from === undefined || to === undefined) {
    throw wrong(
      at,
      /\d,\d{3}/.test(line)
        ? "times have a point before the thousandths, not a comma: 00:00:01.000"
        : "times are written 00:00:01.000 --> 00:00:04.000, with spaces around the arrow",
    );
  }
  if (inMs(h, m, s, ms) >= inMs(h2, m2, s2, ms2)) {
    throw wrong(at, "this caption ends before it begins");
  }
  const kept: string[] = [];
  for (const setting of settings.split(/[ \t]+/).filter(Boolean)) {
    // Without its region it stands where captions stand.
    if (/^region:\S+$/.test(setting)) continue;
    if (!CUE_SETTINGS.some((pattern) => pattern.test(setting))) {
      throw wrong(at, `“${excerptOf(setting)}” is no placement that WebVTT knows`);
    }
    kept.push(setting);
  }
  return [`${from} --> ${to}`, ...kept].join(" ");
}

function inMs(h = "0", m = "", s = "", ms = ""): number {
  return ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000 + Number(ms);
}

function assertText(line: string, at: number): void {
  if (line.includes("-->")) throw wrong(at, "before the next time comes an empty line");
  for (const [tag, inside = ""] of line.matchAll(/<([^<>]*)>?/g)) {
    if (tag.endsWith(">") && TAG.test(inside)) continue;
    throw wrong(
      at,
      `“${excerptOf(tag)}” is no tag that captions have; a “<” itself is written &lt;`,
    );
  }
  for (const { index } of line.matchAll(/&/g)) {
    if (ENTITY.test(line.slice(index))) continue;
    throw wrong(at, "a “&” itself is written &amp;");
  }
}

function notWebVtt(lines: readonly string[]): WebVttError {
  const isSubRip = lines.slice(0, 5).some((line) => /\d,\d{3} --> \d/.test(line));
  return new WebVttError(
    isSubRip
      ? "Line 1: that is a SubRip file (.srt). Export it as WebVTT (.vtt), whose first line is WEBVTT and whose times have a point."
      : "Line 1: a captions file begins with the word WEBVTT. Export it as WebVTT (.vtt).",
  );
}

function wrong(at: number, what: string): WebVttError {
  return new WebVttError(`Line ${at + 1}: ${what}.`);
}

function excerptOf(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
