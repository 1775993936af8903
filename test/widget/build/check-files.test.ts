import { describe, expect, it } from "vitest";
import { checkFiles } from "../../../widget/build/check-files.ts";

const check = (text: string, path = "a.js", guarded: readonly string[] = []) =>
  checkFiles([{ path, text }], {
    environment: "production",
    guarded: guarded.map((feature) => ({ feature, without: "it does without" })),
  });

describe("the check of built files names what a promised browser lacks:", () => {
  it.for([
    ["a signal of several", "f(AbortSignal.any([a, b]))", "AbortSignal.any_static", "chrome 87"],
    ["a signal of a time", "AbortSignal.timeout(1)", "AbortSignal.timeout_static", "firefox 78"],
    ["URL.canParse", "URL.canParse(a)", "URL.canParse_static", "safari 14"],
    ["Object.hasOwn", "Object.hasOwn(a, b)", "Object.hasOwn", "ios_saf 14"],
    ["structuredClone", "structuredClone(a)", "structuredClone", "edge 87"],
    ["a method of elements", "a.checkVisibility()", ".checkVisibility", "firefox 78"],
    ["a method that may be missing", "a.b?.checkVisibility?.()", ".checkVisibility", "safari 14"],
    ["a method of arrays", "[1].at(-1)", ".at", "chrome 87"],
    ["a style by script", "a.style.aspectRatio = 1", ".aspectRatio", "safari 14"],
    ["a listener's signal", "a.addEventListener('b', c, { signal })", "signal", "chrome 87"],
    ["look-behind", "/(?<=a)b/.test(c)", "lookbehind_assertion", "safari 14"],
    ["look-behind in words", "new RegExp('(?<!a)b')", "lookbehind_assertion", "ios_saf 14"],
    ["sets in patterns", "/[a--b]/v.test(c)", "unicodeSets", "chrome 87"],
    ["a static block", "class A { static { a() } }", "initialization_blocks", "chrome 87"],
    ["private fields", "class A { #a = 1; b() { return this.#a } }", "private_class_fields", "14"],
    ["private methods", "class A { #a() {} }", "private_class_methods", "firefox 78"],
    ["logical assignment", "a ??= b", "nullish_coalescing_assignment", "firefox 78"],
    ["await outside of functions", "await a", "await.top_level", "safari 14"],
    ["container queries", "a = `.b{c:d} @container (width>1px){.b{c:d}}`", "container", "14"],
    ["shapes of boxes", "a = `.b{aspect-ratio:1}`", "css.properties.aspect-ratio", "chrome 87"],
    ["all sides at once", "a = `.b{inset:0;}`", "css.properties.inset", "safari 14"],
    [":has()", "a = `.b:has(.c){color:red}`", "css.selectors.has", "firefox 78"],
    ["mixed colours", "a = `.b{color:color-mix(in srgb,red,blue)}`", "color-mix", "chrome 87"],
  ] as const)("%s", ([_what, code, feature, browser]) => {
    const found = check(code).filter((sentence) => sentence.includes(feature));
    expect(found).toEqual([expect.stringContaining(browser)]);
  });

  it("in style sheets too", () => {
    expect(check("a{inset:0}", "a.css")).toEqual([
      "a.css uses css.properties.inset, which safari 14, ios_saf 14 lack",
    ]);
  });
});

it("what every promised browser has passes", () => {
  expect(
    check(
      "class A extends HTMLElement { a = [1, 2]; b() { this.append(...this.a?.map((c) => c ?? 1)) } }" +
        "customElements.define('a-b', A); new ResizeObserver(() => {}); fetch('c').then(() => import('d'));" +
        "const style = `a:not(.b){display:grid;gap:min(1px,1em)}@media (width:1px){a{color:red}}`;",
    ),
  ).toEqual([]);
});

it("a name that the script makes itself is not the platform's", () => {
  expect(check("const a = { at() {} }; a.at()")).toEqual([]);
});

it("what is guarded passes, and a guard of nothing is named", () => {
  expect(check("a.checkVisibility?.()", "a.js", [".checkVisibility"])).toEqual([]);
  expect(check("a.b()", "a.js", [".checkVisibility"])).toEqual([
    "nothing uses .checkVisibility any more, which is guarded",
  ]);
});

it("of what the server draws, styles are checked and calls are not", () => {
  expect(check("Object.hasOwn(a, b); c = `.d{inset:0;}`", "a.cjs")).toEqual([
    "a.cjs uses css.properties.inset, which safari 14, ios_saf 14 lack",
  ]);
});
