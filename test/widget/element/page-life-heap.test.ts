import type { CDPSession } from "playwright-core";
import { expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { OpenedPage, WidgetSite } from "../../support/widget-site.ts";

/** A router of a client-side application goes to a view with feeds and away again, so many times. */
async function openApplication(site: WidgetSite, feeds: readonly string[], opening: boolean) {
  site.feed();
  const opened = await site.open(`${site.script}<main></main>`, {
    viewport: { width: 320, height: 240 },
  });
  const html = feeds
    .map((attributes) => `<windowbox-feed feed-id="harbour-bakery" ${attributes}></windowbox-feed>`)
    .join("");
  const wander = (times: number) =>
    opened.page.evaluate(
      async ([html, opening, times]) => {
        const view = document.querySelector("main");
        const until = async (done: (root: ShadowRoot) => unknown) => {
          const roots = () => [...(view?.children ?? [])].map(({ shadowRoot }) => shadowRoot);
          while (!roots().every((root) => root && done(root))) {
            await new Promise(requestAnimationFrame);
          }
        };
        for (let time = 0; time < times; time++) {
          view?.insertAdjacentHTML("beforeend", html);
          await until((root) => root.querySelector("a[part=tile]"));
          const first = view?.firstElementChild?.shadowRoot?.querySelector("a");
          if (opening) first?.click();
          const isOpen = ({ children }: ShadowRoot) =>
            [...children].some((child) => child.shadowRoot?.querySelector("dialog[open]"));
          await until((root) => !opening || isOpen(root));
          view?.replaceChildren();
        }
      },
      [html, opening, times] as const,
    );
  return { ...opened, wander };
}

/** What is held after everything that can go has gone. */
async function held(session: CDPSession) {
  await session.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { nodes, jsEventListeners, kilobytes: usedSize / 1024 };
}

interface Application extends OpenedPage {
  readonly wander: (times: number) => Promise<void>;
}

/** After the first rounds, which load and compile, nothing may be held that was not before. */
async function expectNothingLeft({ page, wander }: Application, first: number, then: number) {
  const session = await page.context().newCDPSession(page);
  await wander(first);
  const before = await held(session);
  await wander(then);
  // What was let go last may take another round to be gone.
  await expect.poll(async () => (await held(session)).nodes - before.nodes).toBeLessThan(60);
  const after = await held(session);
  expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(20);
  expect(after.kilobytes / before.kilobytes).toBeLessThan(1.1);
}

it("a router that shows and leaves a thousand feeds ends with the heap it had", async ({
  site,
}) => {
  const grid = 'limit="2" header captions load-more="button" hover="caption" lang="fr"';
  const application = await openApplication(site, [grid, 'layout="carousel" limit="2"'], false);
  await expectNothingLeft(application, 250, 250);
  expect(application.troubles).toEqual([]);
}, 120_000);

it("a view that is left while the lightbox is open takes everything of it along", async ({
  site,
}) => {
  const application = await openApplication(site, ['limit="3" load-more="button"'], true);
  await expectNothingLeft(application, 10, 40);
  const { page, troubles } = application;
  expect(await page.evaluate(() => document.documentElement.hasAttribute("style"))).toBe(false);
  expect(troubles).toEqual([]);
}, 90_000);
