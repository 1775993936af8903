import { expect, test } from "vitest";
import { kindOfBytes } from "../../../server/media/media-kind.ts";
import { mp4, plain } from "./pictures.ts";

test.each(["jpeg", "png", "webp", "gif", "avif"] as const)(
  "knows a %s by its bytes",
  async (format) => {
    expect(await kindOfBytes(await plain(8, 8).toFormat(format).toBuffer())).toBe("picture");
  },
);

test("knows MP4 and QuickTime videos by their bytes", async () => {
  expect(await kindOfBytes(mp4())).toBe("video");
  const quicktime = Buffer.from("0000001466747970717420200000020071742020", "hex");
  expect(await kindOfBytes(quicktime)).toBe("video");
});

test.each([
  ["a page", "<!doctype html><html><script>alert(1)</script></html>"],
  ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ["an SVG after an XML line", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ["a PDF", "%PDF-1.7\n"],
  ["a program", "\u007fELF\u0002\u0001\u0001"],
  ["an error message", "URL signature expired"],
  ["nothing", ""],
])("takes %s for neither", async (_what, text) => {
  expect(await kindOfBytes(Buffer.from(text, "latin1"))).toBeUndefined();
});

test("takes an iPhone's HEIC, an audio file and a TIFF for neither", async () => {
  const heic = Buffer.from("0000001866747970686569630000000068656963", "hex");
  const audio = Buffer.from("00000018667479704d344120000000004d344120", "hex");
  expect(await kindOfBytes(heic)).toBeUndefined();
  expect(await kindOfBytes(audio)).toBeUndefined();
  expect(await kindOfBytes(await plain(8, 8).tiff().toBuffer())).toBeUndefined();
});
