import { expect, test } from "vitest";
import { MediaError } from "../../../server/media/media-failure.ts";
import { ATTEMPTS_KEPT_MS, createPictureOpener } from "../../../server/media/picture-opener.ts";
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

test("a picture that took the whole server along three times is not opened again", async () => {
  const { open, openAndDie, begun } = createWorld();
  const bomb = await jpeg(40, 30);
  for (let death = 0; death < 3; death += 1) await openAndDie(bomb);
  expect(await open(bomb)).toBe("decoder-died-twice");
  expect(begun()).toBe(0);
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
