/** What is needed of an answer. */
export interface ResponseWithBody {
  readonly headers: Pick<Headers, "get">;
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
}

/** What is thrown instead of a body's end. */
interface BodyErrors {
  tooLarge(): Error;
  interrupted(cause: unknown): Error;
}

/**
 * The body's pieces as they come, never more than `maxBytes` of them. Whoever stops listening ends the
 * connection.
 */
export async function* boundedBody(
  response: ResponseWithBody,
  maxBytes: number,
  errors: BodyErrors,
): AsyncGenerator<Uint8Array, void> {
  if (Number(response.headers.get("content-length")) > maxBytes) {
    await discardBody(response);
    throw errors.tooLarge();
  }
  const pieces = response.body?.[Symbol.asyncIterator]();
  if (!pieces) return;
  let size = 0;
  try {
    for (;;) {
      const next = await pieces.next().catch((error: unknown) => {
        throw errors.interrupted(error);
      });
      if (next.done) return;
      size += next.value.byteLength;
      if (size > maxBytes) throw errors.tooLarge();
      yield next.value;
    }
  } finally {
    await pieces.return?.().catch(() => undefined);
  }
}

/** Ends the connection of a response whose body nobody wants. */
export async function discardBody(response: ResponseWithBody): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}
