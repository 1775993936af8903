import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createMediaDownloader } from "../../../server/media/media-downloader.ts";
import { MediaError } from "../../../server/media/media-failure.ts";
import { createMediaStore, type MediaStore } from "../../../server/media/media-store.ts";
import { openTestDatabase } from "../../support/database.ts";
import { ENDLESS_ROOM } from "../../support/endless-room.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { PICTURES_IN_PROCESS } from "../../support/pictures-in-process.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { serveLocally } from "./http-server.ts";
import { jpeg, mp4 } from "./pictures.ts";

function downloaderInto(mediaStore: MediaStore, room = ENDLESS_ROOM) {
  return createMediaDownloader({
    ...{ fetch: globalThis.fetch, mediaHosts: ["http://127.0.0.1"], mediaStore },
    ...{ clock: createFakeClock(), db: openTestDatabase(), pictures: PICTURES_IN_PROCESS },
    room,
  });
}

async function createDownloader(body: Buffer | string, headers: Record<string, string> = {}) {
  const directory = join(tempFolder(), "media");
  const origin = await serveLocally((_request, response) => {
    response.writeHead(200, headers).end(body);
  });
  const mediaStore = createMediaStore({ directory, clock: createFakeClock() });
  const downloader = downloaderInto(mediaStore);
  return { downloader, origin, directory };
}

async function kindOfFailure(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof MediaError)) throw new Error(`not a MediaError: ${String(error)}`);
  return error.kind;
}

test("keeps a picture in its sizes", async () => {
  const { downloader, origin, directory } = await createDownloader(await jpeg(800, 600));
  const kept = await downloader.downloadPicture(`${origin}/1_n.jpg`, {});
  expect(kept.sizes.small).toMatchObject({ width: 400, height: 300 });
  expect(kept.sizes.large).toEqual(kept.sizes.full);
  expect(readdirSync(directory).sort()).toEqual(
    [kept.sizes.small.name, kept.sizes.medium.name, kept.sizes.full.name].sort(),
  );
});

test("goes by what a picture's bytes are, not by what its header says", async () => {
  const { downloader, origin } = await createDownloader(await jpeg(80, 60), {
    "content-type": "text/html",
  });
  expect((await downloader.downloadPicture(origin, {})).sizes.full.width).toBe(80);
});

test.each([
  ["a page", "<!doctype html><html><body>Sign in</body></html>"],
  ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ["a video", mp4()],
  ["nothing", ""],
])("keeps nothing of %s that calls itself a JPEG", async (_what, body) => {
  const { downloader, origin, directory } = await createDownloader(body, {
    "content-type": "image/jpeg",
  });
  expect(await kindOfFailure(downloader.downloadPicture(`${origin}/1.jpg`, {}))).toBe("wrong-kind");
  expect(await kindOfFailure(downloader.downloadAvatar(`${origin}/1.jpg`, {}))).toBe("wrong-kind");
  expect(readdirSync(directory)).toEqual([]);
});

test("keeps a video as it is", async () => {
  const video = mp4("frames ".repeat(20_000));
  const { downloader, origin, directory } = await createDownloader(video);
  const name = await downloader.downloadVideo(`${origin}/1.mp4`, {});
  expect(name).toMatch(/^[0-9a-f]{32}\.mp4$/);
  expect(readFileSync(join(directory, name)).equals(video)).toBe(true);
});

test.each([
  ["with all of its boxes", 0, false],
  ["to its end, whatever that is", 3, false],
  ["but for its last byte", 1, true],
])("keeps a whole film and no part of one: it came %s", async (_what, last, isCutShort) => {
  const box = (type: string, bytes: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(8 + bytes.length);
    return Buffer.concat([size, Buffer.from(type), bytes]);
  };
  const large = Buffer.concat([
    Buffer.from("00000001", "hex"),
    Buffer.from("mdat"),
    Buffer.alloc(8),
  ]);
  large.writeBigUInt64BE(16n + 70_000n, 8);
  const film = Buffer.concat([mp4(""), box("moov", Buffer.alloc(99)), large, Buffer.alloc(70_000)]);
  const more = Buffer.concat([film, Buffer.alloc(last === 3 ? 3 : 0)]);
  const body = last === 1 ? more.subarray(0, -1) : more;
  const { downloader, origin, directory } = await createDownloader(body);
  const kept = downloader.downloadVideo(`${origin}/1.mp4`, {});
  if (isCutShort) expect(await kindOfFailure(kept)).toBe("cut-short");
  else await kept;
  expect(readdirSync(directory)).toHaveLength(isCutShort ? 0 : 1);
});

test.each([
  ["a page", "<!doctype html><html></html>"],
  ["a picture", Buffer.from("ffd8ffe000104a46494600010100", "hex")],
])("keeps nothing of %s that calls itself a video", async (_what, body) => {
  const { downloader, origin, directory } = await createDownloader(body, {
    "content-type": "video/mp4",
  });
  expect(await kindOfFailure(downloader.downloadVideo(`${origin}/1.mp4`, {}))).toBe("wrong-kind");
  expect(readdirSync(directory)).toEqual([]);
});

test("does not begin a video of more than 100 MB, nor a picture of more than 20", async () => {
  const directory = join(tempFolder(), "media");
  const origin = await serveLocally((request, response) => {
    const megabytes = request.url === "/1.mp4" ? 101 : 21;
    response.writeHead(200, { "content-length": megabytes * 1024 * 1024 });
    createReadStream("/dev/zero", { end: megabytes * 1024 * 1024 - 1 })
      .on("error", () => undefined)
      .pipe(response);
  });
  const mediaStore = createMediaStore({ directory, clock: createFakeClock() });
  const downloader = downloaderInto(mediaStore);
  expect(await kindOfFailure(downloader.downloadVideo(`${origin}/1.mp4`, {}))).toBe("too-large");
  expect(await kindOfFailure(downloader.downloadPicture(`${origin}/1.jpg`, {}))).toBe("too-large");
  expect(readdirSync(directory)).toEqual([]);
});

test("leaves nothing of a video that breaks off", async () => {
  const directory = join(tempFolder(), "media");
  const origin = await serveLocally((_request, response) => {
    response.writeHead(200, { "content-length": "50000" });
    response.write(mp4(), () => response.destroy());
  });
  const mediaStore = createMediaStore({ directory, clock: createFakeClock() });
  const downloader = downloaderInto(mediaStore);
  expect(await kindOfFailure(downloader.downloadVideo(`${origin}/1.mp4`, {}))).toBe("unreachable");
  expect(readdirSync(directory)).toEqual([]);
});

test("keeps one square picture of an account", async () => {
  const { downloader, origin, directory } = await createDownloader(await jpeg(640, 480));
  const name = await downloader.downloadAvatar(`${origin}/1.jpg`, {});
  expect(readdirSync(directory)).toEqual([name]);
});

test("begins nothing without room, and leaves nothing of a video for which it came to an end", async () => {
  const directory = join(tempFolder(), "media");
  const origin = await serveLocally((_request, response) => {
    response.writeHead(200);
    response.write(mp4());
    createReadStream("/dev/zero", { end: 9_000_000 })
      .on("error", () => undefined)
      .pipe(response);
  });
  const mediaStore = createMediaStore({ directory, clock: createFakeClock() });
  let looks = 0;
  const downloader = downloaderInto(mediaStore, {
    ...ENDLESS_ROOM,
    async assertRoom() {
      looks += 1;
      if (looks > 2) throw new MediaError("no-room", "Only 3 MB are free.");
    },
  });
  expect(await kindOfFailure(downloader.downloadVideo(origin, {}))).toBe("no-room");
  expect(looks).toBe(3);
  expect(await kindOfFailure(downloader.downloadPicture(origin, {}))).toBe("no-room");
  expect(readdirSync(directory)).toEqual([]);
});
