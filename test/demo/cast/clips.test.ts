import { fileTypeFromBuffer } from "file-type";
import { describe, expect, it, onTestFinished } from "vitest";
import { CLIPS, readClip } from "../../../demo/cast/clips.ts";
import { PICTURES } from "../../../demo/cast/pictures.ts";
import { launchChromium } from "../../support/chromium.ts";
import { StubServer } from "../../support/stub-server.ts";

const MAX_BYTES = 250_000;

describe.each(CLIPS)("the reel $slug", ({ slug, poster, alt }) => {
  it("is a small MP4 whose index comes first, so that it starts before it has arrived", async () => {
    const clip = await readClip(slug);
    expect(await fileTypeFromBuffer(clip)).toMatchObject({ mime: "video/mp4" });
    expect(clip.length).toBeLessThan(MAX_BYTES);
    expect(clip.indexOf("moov")).toBeLessThan(clip.indexOf("mdat"));
    expect(alt).not.toBe("");
  });

  it("has an upright cover", () => {
    expect(PICTURES.find(({ slug }) => slug === poster)).toMatchObject({
      width: 1080,
      height: 1920,
    });
  });

  it("plays in a browser that knows H.264, and is refused by one that does not", async () => {
    const server = new StubServer();
    await server.start();
    const browser = await launchChromium();
    onTestFinished(async () => {
      await browser.close();
      await server.stop();
    });
    const clip = await readClip(slug);
    server.answer("/clip.mp4", (_request, response) => {
      response.writeHead(200, { "Content-Type": "video/mp4", "Content-Length": clip.length });
      response.end(clip);
    });
    const page = await browser.newPage();
    await page.goto(
      server.page(
        "/",
        `<!doctype html><title>Reel</title><video src="/clip.mp4" muted loop></video>`,
      ),
    );
    const shown = await page.evaluate(async () => {
      const video = document.querySelector("video");
      if (!video) return undefined;
      const knows = video.canPlayType('video/mp4; codecs="avc1.4d401f"') !== "";
      const plays = await video.play().then(
        () => true,
        () => false,
      );
      return {
        knows,
        plays,
        width: video.videoWidth,
        height: video.videoHeight,
        seconds: video.duration,
      };
    });
    expect(shown).toMatchObject(
      shown?.knows ? { plays: true, width: 540, height: 960, seconds: 4 } : { plays: false },
    );
  });
});

it("says so when there is no such reel", async () => {
  await expect(readClip("../pictures/eclairs")).rejects.toThrow("no clip called");
});
