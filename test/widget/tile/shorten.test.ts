import { afterEach, expect, it, vi } from "vitest";
import { shorten } from "../../../widget/tile/shorten.ts";
import { cpuTimeMs } from "../../support/cpu-time.ts";

afterEach(() => void vi.unstubAllGlobals());

function withoutSegmenter(): void {
  vi.stubGlobal("Intl", { ...Intl, Segmenter: undefined });
}

it("what fits stays as it is, on one line", () => {
  expect(shorten("four", 4)).toBe("four");
  expect(shorten(" a \n b ", 4)).toBe("a b");
  expect(shorten("", 4)).toBe("");
});

it("what does not fit ends between words, and says that there is more", () => {
  expect(shorten("one two", 6)).toBe("one…");
  expect(shorten("one two three", 7)).toBe("one two…");
  expect(shorten("one two three", 12)).toBe("one two…");
});

it("says so behind white space of any length, too", () => {
  expect(shorten(`one${" ".repeat(500)}two${"\n".repeat(500)}three`, 8)).toBe("one two…");
  expect(shorten(`one${" ".repeat(500)}two`, 8)).toBe("one two");
});

it("ends between words in scripts that have no spaces", () => {
  expect(shorten("焼きたてのパンを毎朝お届けします", 8)).toBe("焼きたてのパンを…");
  expect(shorten("สวัสดีครับยินดีต้อนรับ", 12)).toBe("สวัสดีครับ…");
});

it("uses the room that they leave, whatever space stood there early", () => {
  const words = shorten("新作 焼きたてのパンを毎朝お届けしますのでぜひ一度お立ち寄りください", 20);
  expect(words.length).toBeGreaterThan(15);
});

it.each(["👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "👍", "1️⃣", "𝓫", "क्ष", "Z͑ͫ̓"])(
  "never ends within what a reader sees as one character: %s",
  (character) => {
    for (let maxLength = character.length; maxLength < 5 * character.length; maxLength += 1) {
      const whole = Math.floor(maxLength / character.length);
      expect(shorten(character.repeat(20), maxLength)).toBe(`${character.repeat(whole)}…`);
    }
  },
);

it("ends between spaces, else anywhere, in a browser that cannot tell words", () => {
  withoutSegmenter();
  expect(shorten("one two three", 7)).toBe("one two…");
  expect(shorten("焼きたてのパンを毎朝", 8)).toBe("焼きたてのパンを…");
});

it("is not slowed down by megabytes", () => {
  const begun = cpuTimeMs();
  for (const text of ["a".repeat(3_000_000), " ".repeat(3_000_000), "パン".repeat(1_500_000)]) {
    expect(shorten(text, 140).length).toBeLessThanOrEqual(141);
  }
  expect(cpuTimeMs() - begun).toBeLessThan(2000);
});
