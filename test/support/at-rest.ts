import type { Page } from "playwright-core";

/**
 * Nothing on the page moves or fades any more, in whatever shadow root it is. What has just been told to (by a picture
 * that came) does so from the next frame on, and the end of one movement may be the beginning of another.
 */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const rootsIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
        shadowRoot ? rootsIn(shadowRoot) : [],
      ),
    ];
    // Each root tells of its own alone.
    const moving = () =>
      rootsIn(document)
        .flatMap((root) => root.getAnimations())
        .filter(({ playState, effect }) => {
          const { endTime } = effect?.getComputedTiming() ?? {};
          return playState === "running" && endTime !== Number.POSITIVE_INFINITY;
        });
    const twoFrames = () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await twoFrames();
    for (let now = moving(); now.length; now = moving()) {
      await Promise.allSettled(now.map(({ finished }) => finished));
      await twoFrames();
    }
  });
}

/** What has been told to the page is drawn by then, and its observers have heard of it. */
export async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Something of the page is to be seen: only that can shift. */
export async function painted(page: Page): Promise<void> {
  await page.waitForFunction(
    () => performance.getEntriesByName("first-contentful-paint").length > 0,
  );
}
