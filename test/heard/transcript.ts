import type { Utterance } from "./listener.ts";

interface Heard {
  readonly key: string;
  readonly said: readonly Utterance[];
}

/** What every browser says on every page, and what Orca says of itself. */
const BROWSERS_OWN = [
  /^(Loading|Finished loading|Screen reader o).*$/i,
  /^(Focus mode|Browse mode)\.?$/,
  /(Mozilla Firefox|Chromium|New Tab|about:blank).*$/,
  /^.*(frame|location|address and search bar|Search with Google|autocomplete|entry).*$/i,
  /^https?:.*$/,
  /^\d*\/[\w-]*$/,
  /^(Selection deleted|Text unselected)\.$/,
  /page tab\.$/,
  /^alert( (Translate|Save password)|\.$)|^This dialog is not currently focused|^Username Password/,
  /^(Browser tabs|Navigation) tool bar|^(Firefox View|View recent|Tab search|Search Tabs)/,
];

/** How often the posts are counted as they come is chance. */
const COUNTED = "N posts are here";

/** Line by line: the key, then what is said, each with its voice's language where there is one. */
export function writeTranscript(heard: readonly Heard[]): string {
  return heard
    .map(({ key, said }) => {
      const lines = said
        .map(({ text, language }) => ({ text: withoutPorts(text.trim()), language }))
        .filter(({ text }) => text !== "" && !BROWSERS_OWN.some((own) => own.test(text)))
        // What is left belongs to the page before.
        .filter(({ text }) => key !== "page" || !/^leaving /.test(text))
        .filter(({ text }, at, all) => text !== COUNTED || all[at - 1]?.text !== COUNTED)
        .map(({ text, language }) => `  ${language ? `${language} ` : ""}| ${text}\n`);
      return `${key}\n${lines.join("")}`;
    })
    .join("");
}

/** They are others each time, and so is how many posts have come by then. */
function withoutPorts(text: string): string {
  return text
    .replace(/\b(localhost|127\.0\.0\.1):\d+/g, "$1")
    .replace(/^(All|In the feed) ?: ?\d+$/, "$1: N")
    .replace(/^\d+ posts are here$/, COUNTED);
}
