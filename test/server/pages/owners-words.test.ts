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

test("every page speaks in the owner’s words outside its folds, and one thing at most stands out on it", async () => {
  const found: Record<string, readonly string[]> = {};
  const crowded: string[] = [];
  for (const { name, dashboard, path, signedIn, sent } of everyPage(PUBLIC_URL)) {
    const visitor = signedIn ? await dashboard.signedIn() : dashboard.visitor();
    if (sent) await visitor.post(...sent);
    const page = await visitor.page(path);
    if ((page.match(/class="(button )?primary"/g)?.length ?? 0) > 1) crowded.push(name);
    const words = readable(page.replaceAll(FOLDS, " "));
    const ours = [...words.matchAll(OURS)]
      .filter(([word]) => !(NAMED_BY_OTHERS.test(path) && /^tokens?$/i.test(word)))
      .map(({ index }) => words.slice(Math.max(0, index - 40), index + 30));
    if (ours.length > 0) found[name] = ours;
  }
  expect({ found, crowded }).toEqual({ found: {}, crowded: [] });
});
