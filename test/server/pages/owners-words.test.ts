import { expect, test } from "vitest";
import { PUBLIC_URL } from "../routes/admin/dashboard.ts";
import { everyPage } from "../routes/admin/every-page.ts";
import { readable } from "../routes/admin/readable.ts";

/** Whoever opens a fold wants to know more than an owner has to. */
const FOLDS = /<details\b.*?<\/details>/gs;
/** What is meant is an access, looking for new posts, and renewing. */
const OURS = /\b(re)?syn(c|ch|ced|cs|cing|chronis\w*)\b|\btokens?\b|\brefresh\w*\b/gi;
/** Meta, and whoever a hook is called at, name what is to be copied there and pasted here. */
const NAMED_BY_OTHERS = /^\/admin\/connect|\/hook$/;

test("every page speaks in the owner’s words outside its folds, one thing at most stands out on it, its title is its heading, and no two things on it that lead elsewhere have one name", async () => {
  const found: Record<string, readonly string[]> = {};
  const crowded: string[] = [];
  const misnamed: string[] = [];
  for (const { name, dashboard, path, signedIn, sent } of everyPage(PUBLIC_URL)) {
    const visitor = signedIn ? await dashboard.signedIn() : dashboard.visitor();
    if (sent) await visitor.post(...sent);
    const page = await visitor.page(path);
    if ((page.match(/class="(button )?primary"/g)?.length ?? 0) > 1) crowded.push(name);
    misnamed.push(...wrongTitles(page), ...namesakes(page).map((each) => `${name}: ${each}`));
    const words = readable(page.replaceAll(FOLDS, " "));
    const ours = [...words.matchAll(OURS)]
      .filter(([word]) => !(NAMED_BY_OTHERS.test(path) && /^tokens?$/i.test(word)))
      .map(({ index }) => words.slice(Math.max(0, index - 40), index + 30));
    if (ours.length > 0) found[name] = ours;
  }
  expect({ found, crowded, misnamed }).toEqual({ found: {}, crowded: [], misnamed: [] });
});

/** The heading, with what part of a feed it is, or that something is to be mended, around it. */
function wrongTitles(page: string): string[] {
  const [title = "", heading = "", ...more] = [...page.matchAll(/<(title|h1)\b.*?<\/\1>/gs)].map(
    ([element]) => element.replace(/<[^>]*>/g, ""),
  );
  const isRefused = page.includes('aria-invalid="true"');
  const isRight =
    more.length === 0 && title.includes(heading) && title.startsWith("Error: ") === isRefused;
  const levels = [...page.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  const nests = levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1);
  return isRight && nests ? [] : [`${title} over ${heading}, headings ${levels}`];
}

/** Links and buttons that are called alike and do not do the same. */
function namesakes(page: string): string[] {
  const does = new Map<string, Set<string>>();
  for (const [element, tag = ""] of page.matchAll(/<(a|button)\b.*?<\/\1>/gs)) {
    const [, label] = /^<[^>]* aria-label="([^"]*)"/.exec(element) ?? [];
    const called = `${tag} ${label ?? readable(element)}`;
    const [, what = ""] = /^<[^>]* (?:href|value|data-[a-z-]+)="([^"]*)"/.exec(element) ?? [];
    does.set(called, (does.get(called) ?? new Set()).add(what));
  }
  return [...does].filter(([, all]) => all.size > 1).map(([called]) => called);
}
