import { expect, test } from "vitest";
import { MediaError } from "../../../server/media/media-failure.ts";
import { ATTEMPTS_KEPT_MS, createPictureOpener } from "../../../server/media/picture-opener.ts";
import { MINUTE_MS } from "../../../server/time/clock.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { PICTURES_IN_PROCESS } from "../../support/pictures-in-process.ts";
import { jpeg } from "./pictures.ts";

const DEATH = new MediaError("decoder-died", "Opening the picture takes more than 256 MB.");

function createWorld() {
  const clock = createFakeClock();
  const db = openTestDatabase();
  let begun = 0;
  let failure: Error | undefined;
  const opener = createPictureOpener({
    clock,
    db,
    pictures: {
      ...PICTURES_IN_PROCESS,
      async renderAvatar(bytes, options) {
        begun += 1;
        if (!failure) return PICTURES_IN_PROCESS.renderAvatar(bytes, options);
        options.onBegin?.();
        throw failure;
      },
    },
  });
  return {
    clock,
    db,
    begun: () => begun,
    async open(bytes: Buffer, error?: Error): Promise<string> {
      failure = error;
      try {
        await opener.renderAvatar(bytes, {});
        return "opened";
      } catch (reason) {
        return reason instanceof MediaError ? reason.kind : String(reason);
      }
    },
    /** The whole server ends in the middle. */
    async openAndDie(bytes: Buffer): Promise<void> {
      const dying = createPictureOpener({
        ...{ clock, db },
        pictures: {
          ...PICTURES_IN_PROCESS,
          renderAvatar: (_bytes, { onBegin }) =>
            new Promise(() => {
              onBegin?.();
            }),
        },
      });
      void dying.renderAvatar(bytes, {});
    },
  };
}

test("a picture that ended its process twice is not opened again, other pictures are", async () => {
  const { open, begun } = createWorld();
  const [bomb, picture] = [await jpeg(40, 30), await jpeg(30, 40)];
  expect(await open(bomb, DEATH)).toBe("decoder-died");
  expect(await open(bomb, DEATH)).toBe("decoder-died-twice");
  expect(begun()).toBe(2);
  expect(await open(bomb)).toBe("decoder-died-twice");
  expect(begun()).toBe(2);
  expect(await open(picture)).toBe("opened");
});

test("it is tried at the next sync, then once a day", () => {
  expect(new MediaError("decoder-died", "").retry).toBe("next-sync");
  expect(new MediaError("decoder-died-twice", "").retry).toBe("daily");
});

test("a picture in hand when the server ended is tried again at once, after the next end in minutes, then hours", async () => {
  const { open, openAndDie, clock } = createWorld();
  const picture = await jpeg(40, 30);
  await openAndDie(picture);
  for (const minutes of [1, 5, 30, 180, 720, 1440, 1440]) {
    // The one that is to end the server now is begun all the same.
    await openAndDie(picture);
    clock.advance(minutes * MINUTE_MS - 1);
    expect(await open(picture)).toBe("interrupted-before");
    clock.advance(1);
  }
  expect(await open(picture)).toBe("opened");
  await openAndDie(picture);
  expect(await open(picture)).toBe("opened");
});

test("which is not counted against its post: every sync looks whether it is time", () => {
  expect(new MediaError("interrupted-before", "").retry).toBe("each-sync");
});

test("a clock that was set back keeps no picture waiting", async () => {
  const { open, openAndDie, clock } = createWorld();
  const picture = await jpeg(40, 30);
  await openAndDie(picture);
  await openAndDie(picture);
  clock.advance(-1);
  expect(await open(picture)).toBe("opened");
});

test("a picture that ended its process and was in hand when the server ended waits, too", async () => {
  const { open, openAndDie } = createWorld();
  const picture = await jpeg(40, 30);
  await open(picture, DEATH);
  await openAndDie(picture);
  expect(await open(picture)).toBe("interrupted-before");
});

test("a picture that is opened after all, or is refused or stopped, begins anew", async () => {
  const { open, openAndDie, db } = createWorld();
  const picture = await jpeg(40, 30);
  for (const end of [
    undefined,
    new MediaError("undecodable", "The picture is damaged."),
    new MediaError("stopped", "Opening the picture was stopped."),
    new Error("something else"),
  ]) {
    await openAndDie(picture);
    await open(picture, end);
    db.pictureAttempts.deleteBefore(0);
  }
  expect(await open(picture, DEATH)).toBe("decoder-died");
  expect(await open(picture)).toBe("opened");
});

test("it gets another chance after a while", async () => {
  const { open, clock, db } = createWorld();
  const bomb = await jpeg(40, 30);
  await open(bomb, DEATH);
  await open(bomb, DEATH);
  clock.advance(ATTEMPTS_KEPT_MS);
  db.pictureAttempts.deleteBefore(clock.now() - ATTEMPTS_KEPT_MS);
  expect(await open(bomb)).toBe("decoder-died-twice");
  clock.advance(1);
  db.pictureAttempts.deleteBefore(clock.now() - ATTEMPTS_KEPT_MS);
  expect(await open(bomb)).toBe("opened");
});
