import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isDiskFull, RequestError } from "../shared/errors.ts";

const LONGEST_FIELD_BYTES = 8192;

export interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  /** What came; 0 where no file was chosen. */
  readonly bytes: number;
}

/**
 * Writes the one file of a posted form to `path` as it comes, and never more than `maxBytes` of it. Throws a
 * `RequestError` for everything that is no such form.
 */
export async function receiveUpload(
  request: Request,
  path: string,
  maxBytes: number,
): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data;/i.test(type) || !request.body) throw unreadableForm();
  // Loaded with the first one: a server's start has no use for it.
  const { Busboy } = await import("@fastify/busboy");
  const fields = new Map<string, string>();
  let bytes = 0;
  let written: Promise<void> | undefined;
  const form = new Busboy({
    headers: { "content-type": type },
    limits: { files: 1, fields: 5, fieldSize: LONGEST_FIELD_BYTES, headerPairs: 50 },
  });
  form.on("field", (name, value) => fields.set(name, value));
  form.on("file", (_name, file) => {
    const counted = new Transform({
      transform(piece: Buffer, _encoding, done) {
        bytes += piece.length;
        done(bytes > maxBytes ? uploadTooLarge() : null, piece);
      },
    });
    written = pipeline(file, counted, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    // What goes wrong with the file ends the form, too.
    written.catch((error: unknown) =>
      form.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  });
  try {
    await pipeline(Readable.from(piecesOf(request.body)), form);
    await written;
  } catch (error) {
    await written?.catch(() => undefined);
    if (error instanceof RequestError) throw error;
    if (isDiskFull(error)) throw error;
    throw unreadableForm(error);
  }
  return { fields, bytes };
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function uploadTooLarge(): RequestError {
  return new RequestError(413, "upload-too-large", "That file is larger than what is taken here.");
}

function unreadableForm(cause?: unknown): RequestError {
  const error = new RequestError(400, "unreadable-form", "That form could not be read.");
  error.cause = cause;
  return error;
}
