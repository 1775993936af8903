import { describe, expect, test } from "vitest";
import { parseWebVtt, WebVttError } from "../../../server/captions/parse-web-vtt.ts";
import { cpuTimeMs } from "../../support/cpu-time.ts";

const parse = (text: string | Uint8Array) =>
  parseWebVtt(typeof text === "string" ? new TextEncoder().encode(text) : text);
const CUE = "00:01.000 --> 00:02.000";

describe("a captions file", () => {
  test("is kept in canonical form, whatever its line ends, comments and styles", () => {
    const { text, cues } = parse(
      "\ufeffWEBVTT - from the studio\r\nKind: captions\r\n\r\nNOTE made by hand\r\nof it\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nREGION\r\nid:fred\r\n\r\n1\r\n00:00:00.500 --> 00:00:02.000 region:fred align:start position:0% line:-1\r\n<v Anna>Good <i>morning</i> &amp; hello\rsecond line\r\n\r\n\r\n01:02.000 -->\t01:03.250\r\n- \u05e9\u05dc\u05d5\u05dd\r\n\r\nempty\r\n02:00.000 --> 02:01.000\r\n",
    );
    expect(text).toBe(
      "WEBVTT\n\n00:00:00.500 --> 00:00:02.000 align:start position:0% line:-1\n<v Anna>Good <i>morning</i> &amp; hello\nsecond line\n\n01:02.000 --> 01:03.250\n- \u05e9\u05dc\u05d5\u05dd\n",
    );
    expect(cues).toBe(2);
    expect(parse(text)).toEqual({ text, cues });
  });

  test.each([
    ["", "That file is empty."],
    ["WEBVTT\n", "There is no caption in that file."],
    ["1\n00:00:01,000 --> 00:00:02,000\nHi", "Line 1: that is a SubRip file (.srt)"],
    ["<!doctype html><p>Hi", "Line 1: a captions file begins with the word WEBVTT"],
    ["WEBVTTX\n\n", "Line 1: a captions file begins with the word WEBVTT"],
    [`WEBVTT\n${CUE}\nHi`, "Line 2: before the first caption comes an empty line"],
    ["WEBVTT\n\nHello there", "Line 3: here a time is missing"],
    ["WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHi", "Line 3: times have a point"],
    ["WEBVTT\n\n1:00 --> 2:00\nHi", "Line 3: times are written"],
    ["WEBVTT\n\n00:61.000 --> 00:62.000\nHi", "Line 3: times are written"],
    ["WEBVTT\n\n00:02.000 --> 00:01.000\nHi", "Line 3: this caption ends before it begins"],
    ["WEBVTT\n\n00:02.000 --> 00:02.000\nHi", "Line 3: this caption ends before it begins"],
    [`WEBVTT\n\n${CUE} colour:red\nHi`, "Line 3: “colour:red” is no placement"],
    [`WEBVTT\n\n${CUE} size:900%\nHi`, "Line 3: “size:900%” is no placement"],
    [`WEBVTT\r\n\r\n${CUE}\r\nHi\r\n${CUE}`, "Line 5: before the next time comes an empty line"],
    [`WEBVTT\n\n${CUE}\nHi\n<script>alert(1)</script>`, "Line 5: “<script>” is no tag"],
    [`WEBVTT\n\n${CUE}\n<b onclick=x>Hi</b>`, "Line 4: “<b onclick=x>” is no tag"],
    [`WEBVTT\n\n${CUE}\n1 < 2`, "Line 4: “< 2” is no tag that captions have"],
    [`WEBVTT\n\n${CUE}\nBread & butter`, "Line 4: a “&” itself is written &amp;"],
    [`WEBVTT\n\n${CUE}\nH\0i`, "Line 4: it holds a character that is no text"],
    [`WEBVTT\n\n${CUE}\n\u001b[31mHi`, "Line 4: it holds a character that is no text"],
    [`WEBVTT\n\n${CUE}\n${"a".repeat(1001)}`, "Line 4: one caption has at most 1000 characters"],
    [`WEBVTT\n\n${`${CUE}\nHi\n\n`.repeat(5001)}`, "Line 15003: a file has at most 5000 captions"],
    [`WEBVTT\n\n${"NOTE ".padEnd(200_000, "x")}`, "larger than the 200 kB"],
  ])("%# is refused with the line that is wrong: %j", (text, said) => {
    expect(() => parse(text)).toThrow(said);
  });

  test("in another encoding is refused with its line", () => {
    expect(() => parse(Buffer.from(`WEBVTT\n\n${CUE}\nGrüße`, "latin1"))).toThrow(
      "Line 4: it is not written in UTF-8",
    );
    expect(() => parse(Buffer.from(`\ufeffWEBVTT\n\n${CUE}\nHi`, "utf16le"))).toThrow(
      "Line 1: it is not written in UTF-8",
    );
  });

  test("made to keep a parser busy is through at once", () => {
    const began = cpuTimeMs();
    for (const piece of ["<", "&", "<v ", "<c.", " ", "0", "-->", "\n", "NOTE\n\n"]) {
      const many = piece.repeat(Math.floor(199_000 / piece.length));
      for (const before of [`${CUE}\n`, `${CUE} `, ""]) {
        try {
          parse(`WEBVTT\n\n${before}${many}`);
        } catch (error) {
          expect(error).toBeInstanceOf(WebVttError);
        }
      }
    }
    expect(cpuTimeMs() - began).toBeLessThan(2000);
  });
});
