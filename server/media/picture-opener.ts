import type { Database } from "../db/database.ts";
import type { PictureAttemptRecord } from "../db/picture-attempts.ts";
import { sha256 } from "../shared/sha256.ts";
import { type Clock, DAY_MS, MINUTE_MS } from "../time/clock.ts";
import { MediaError } from "./media-failure.ts";
import type { PictureRenderer, RenderOptions } from "./picture-process/picture-process.ts";
import type { RenderedPicture, Variant } from "./variants.ts";

/** A picture that ended its process so often is left out: that was its own doing. */
const MOST_DEATHS = 2;
/** A later version of the server may well open it. */
export const ATTEMPTS_KEPT_MS = 7 * DAY_MS;

/**
 * The server may end with a picture in hand because of it, or because of anything else: a power cut, a restart. After
 * the second such end it waits, and after each further one longer: neither is the server ended again and again, nor is
 * a picture that is well missing for long.
 */
const PAUSES_MS = [0, 0, 1, 5, 30, 180, 720].map((minutes) => minutes * MINUTE_MS);

type OpenOptions = Pick<RenderOptions, "signal">;

/** Renders pictures, but none that has ended what opened it again and again. Throws `MediaError`. */
export interface PictureOpener {
  renderVariants(bytes: Uint8Array, options: OpenOptions): Promise<RenderedPicture>;
  renderAvatar(bytes: Uint8Array, options: OpenOptions): Promise<Variant>;
}

export function createPictureOpener(deps: {
  readonly clock: Clock;
  readonly db: Pick<Database, "pictureAttempts">;
  readonly pictures: PictureRenderer;
}): PictureOpener {
  const { clock, pictures } = deps;
  const attempts = deps.db.pictureAttempts;

  async function open<T>(
    bytes: Uint8Array,
    { signal }: OpenOptions,
    render: (options: RenderOptions) => Promise<T>,
  ): Promise<T> {
    const contentHash = sha256(bytes).toString("hex");
    const before = attempts.get(contentHash) ?? { deaths: 0, interruptions: 0, latestAt: 0 };
    if (before.deaths >= MOST_DEATHS) {
      throw pictureLeftOut("Opening the picture ended the program that opens pictures.");
    }
    assertNotWaiting(before, clock.now());
    const note = (ends: Pick<PictureAttemptRecord, "deaths" | "interruptions">) =>
      attempts.put({ contentHash, ...ends, latestAt: clock.now() });
    const { deaths, interruptions } = before;
    try {
      // Written down before it happens: what ends the whole server is known afterwards, too.
      const onBegin = () => note({ deaths, interruptions: interruptions + 1 });
      const rendered = await render({ signal, onBegin });
      attempts.delete(contentHash);
      return rendered;
    } catch (error) {
      if (!(error instanceof MediaError && error.kind === "decoder-died")) {
        attempts.delete(contentHash);
        throw error;
      }
      note({ deaths: deaths + 1, interruptions });
      if (deaths + 1 >= MOST_DEATHS) throw pictureLeftOut(error.message, error);
      const sentence = `${error.message} It is tried once more at the next sync.`;
      throw new MediaError("decoder-died", sentence, error);
    }
  }

  return {
    renderVariants: (bytes, options) =>
      open(bytes, options, (more) => pictures.renderVariants(bytes, more)),
    renderAvatar: (bytes, options) =>
      open(bytes, options, (more) => pictures.renderAvatar(bytes, more)),
  };
}

function pictureLeftOut(reason: string, cause?: unknown): MediaError {
  return new MediaError(
    "decoder-died-twice",
    `${reason} That happened again, so it is left out.`,
    cause,
  );
}

function assertNotWaiting(
  { deaths, interruptions, latestAt }: Omit<PictureAttemptRecord, "contentHash">,
  now: number,
): void {
  const pauseMs = PAUSES_MS[deaths + interruptions] ?? DAY_MS;
  // A clock that was set back since keeps nothing waiting.
  if (now >= latestAt + pauseMs || now < latestAt) return;
  throw new MediaError(
    "interrupted-before",
    "The server ended more than once while this picture was opened, maybe because of it: it is tried again later.",
  );
}
