import type { Plugin } from "vite";

/** What no template here uses, as Lit's own build writes it, and what is to stand in its place. */
const UNUSED: readonly (readonly [found: RegExp, instead: string])[] = [
  // Where it looks for polyfills of browsers that cannot run the element anyway, and counts its copies for warnings.
  [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\([^;]*\.push\("[\d.]+"\)(?=;)/, ""],
  // Templates that start inside of SVG or MathML. Without their tags a build that asks for them fails.
  [/,\w+ as mathml(?=[,}])/, ""],
  [/,\w+ as svg(?=[,}])/, ""],
  [/2===\w+\?"<svg>":3===\w+\?"<math>":""/, '""'],
  [/\+\(2===\w+\?"<\/svg>":3===\w+\?"<\/math>":""\)/, ""],
  [/,2===\w+\|\|3===\w+\)\{[^{}]*\.firstChild;[^{}]*\}/, ");"],
  // Values in comments, in <style> and <textarea>, and in a tag where no attribute is.
  [/;else\{let (\w+)=-1;[^{}]*\{type:7,index:\w+\}\),\1\+=\w+\.length-1\}/, ";"],
  [/if\(\w+\.test\((\w+)\.tagName\)\)\{[^{}]*\{[^{}]*\{type:2,index:\+\+\w+\}\);[^{}]*\}\}/, ""],
  [
    /else (\w+)\.startsWith\(\w+\)&&\(\w+\.push\(\{type:6,index:\w+\}\),\w+\.removeAttribute\(\1\)\)/,
    "",
  ],
  [/:6===\w+\.type&&\(\w+=new \w+\(\w+,this,\w+\)\)/, ":0"],
  // Attributes that are there or not, as in ?hidden: properties do the same.
  [/"\?"===\w+\[1\]\?\w+:/, ""],
  // Directives: what is drawn is drawn as it is.
  [
    /function (\w+)\((\w+),(\w+),\w+=\2,\w+\)\{if\(\3===\w+\)return \3;[^{}]*_\$litDirective\$[^{}]*\}/,
    "function $1($2,$3){return $3}",
  ],
];

/** Whether a template, its values written as null characters, needs what is taken out. */
export function needsWhole(template: string): boolean {
  return /\s\?[a-z]+="?\0|<!--|<(?:script|style|textarea|title)\b|<[a-z](?:[^>"]|"[^"]*")*\s\0/i.test(
    template,
  );
}

/** Takes that out: visitors pay for every byte of it. */
export function trimLit(): Plugin {
  return {
    name: "windowbox:trim-lit",
    apply: "build",
    transform: {
      filter: { id: /\/lit-html\/lit-html\.js$/ },
      handler(code) {
        const trimmed = UNUSED.reduce((before, [found, instead]) => {
          if (!found.test(before))
            this.error(`This version of Lit is made up differently: see trim-lit.ts, ${found}.`);
          return before.replace(found, instead);
        }, code);
        return { code: trimmed, map: null };
      },
    },
  };
}
