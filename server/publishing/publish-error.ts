import { OwnerError } from "../shared/errors.ts";

/** Publishing cannot go on before its owner has changed something. */
export class PublishError extends OwnerError {
  override readonly name = "PublishError";
}

/** What is published to did not answer as it should, and may do so the next time. */
export class PassingError extends OwnerError {
  override readonly name = "PassingError";
}

/** Somebody else publishes to the same place. */
export class BusyError extends PassingError {
  constructor() {
    super(
      "It is being published right now, by the server or another command: wait a minute, then look again.",
    );
  }
}

/** A file of this server's cannot be published as it is: missing, or not what its name says. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}
