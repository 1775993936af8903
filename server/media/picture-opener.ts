import { type Clock, DAY_MS } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { sha256 } from "../sha256.ts";
import { MediaError } from "./media-failure.ts";
import type { PictureRenderer, RenderOptions } from "./picture-process/picture-process.ts";
import type { RenderedPicture, Variant } from "./variants.ts";

/**
 * A picture has so many strikes. An attempt that came to no end is one: it took the server along, or the server was
 * killed meanwhile. One that surely ended its process is two, so that the second such leaves the picture out.
 */
const MOST_STRIKES = 3;
/** A later version of the server may well open it. */
export const ATTEMPTS_KEPT_MS = 7 * DAY_MS;

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
  const { clock, db, pictures } = deps;

  async function open<T>(
    bytes: Uint8Array,
    { signal }: OpenOptions,
    render: (options: RenderOptions) => Promise<T>,
  ): Promise<T> {
    const contentHash = sha256(bytes).toString("hex");
    const strikesBefore = db.pictureAttempts.get(contentHash)?.strikes ?? 0;
    if (strikesBefore >= MOST_STRIKES) {
      throw leftOut("Opening the picture ended the program that opens pictures.");
    }
    const note = (strikes: number) =>
      db.pictureAttempts.put({ contentHash, strikes, latestAt: clock.now() });
    try {
      // Written down before it happens: what ends the whole server is known afterwards, too.
      const rendered = await render({ signal, onBegin: () => note(strikesBefore + 1) });
      db.pictureAttempts.delete(contentHash);
      return rendered;
    } catch (error) {
      if (!(error instanceof MediaError && error.kind === "decoder-died")) {
        db.pictureAttempts.delete(contentHash);
        throw error;
      }
      note(strikesBefore + 2);
      if (strikesBefore + 2 >= MOST_STRIKES) throw leftOut(error.message, error);
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

function leftOut(reason: string, cause?: unknown): MediaError {
  return new MediaError(
    "decoder-died-twice",
    `${reason} That happened again, so it is left out.`,
    cause,
  );
}
