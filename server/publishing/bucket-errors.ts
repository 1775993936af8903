import { causesOf } from "../shared/errors.ts";
import type { BucketSettings } from "./bucket-settings.ts";
import { PassingError, PublishError } from "./publish-error.ts";

/** What stores call what went wrong, and whom to ask. */
const REFUSALS: readonly {
  readonly codes: RegExp;
  sentence(name: string, settings: BucketSettings): string;
}[] = [
  {
    codes: /^NoSuchBucket$/,
    sentence: (name, { endpoint }) =>
      `There is no bucket for ${name}${endpoint ? ` at ${endpoint}` : ""}: make it there, or correct PUBLISH_TO or AWS_ENDPOINT_URL_S3.`,
  },
  {
    codes: /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|ExpiredToken)$/,
    sentence: (name) =>
      `The store of ${name} does not accept the keys: correct AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
  },
  {
    codes: /^(AuthorizationHeaderMalformed|PermanentRedirect|IllegalLocationConstraintException)$/,
    sentence: (name, { region }) =>
      `The bucket of ${name} is in another region than ${region}: correct AWS_REGION.`,
  },
  {
    codes: /^RequestTimeTooSkewed$/,
    sentence: (name) =>
      `The store of ${name} says that this server’s clock is wrong: set it, best by a time service.`,
  },
  {
    codes: /^(AccessDenied|Forbidden|AllAccessDisabled|AccountProblem|MethodNotAllowed)$/,
    sentence: noRights,
  },
];

function noRights(name: string): string {
  return `The store of ${name} does not let these keys read, write, list and delete there: give them those four rights.`;
}

interface Answered {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What the store answered with; `undefined` where no whole answer came. */
export function statusOf(error: unknown): number | undefined {
  const answered = causesOf(error).find((cause): cause is Error & Answered => "$metadata" in cause);
  return answered?.$metadata?.httpStatusCode;
}

/** No answer, an answer that was cut off, and what stores say that are too busy. */
export function isWorthRetrying(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status === 408 || status === 429 || status >= 500;
}

/** What an owner can do about it. */
export function explainS3Error(error: unknown, name: string, settings: BucketSettings): Error {
  const names = causesOf(error).map((cause) => cause.name);
  const refusal = REFUSALS.find(({ codes }) => names.some((one) => codes.test(one)));
  if (refusal) return withCause(new PublishError(refusal.sentence(name, settings)), error);
  const status = statusOf(error);
  // Without the words for it, as in an answer to HEAD, or in those of what stands before a store.
  if (status === 401 || status === 403) return withCause(new PublishError(noRights(name)), error);
  const what =
    status === undefined
      ? `The store of ${name} could not be reached`
      : `The store of ${name} answered with an error (${status})`;
  const sentence = `${what}: the next run tries again. What is published stays as it is.`;
  return withCause(new PassingError(sentence), error);
}

function withCause(error: Error, cause: unknown): Error {
  error.cause = cause;
  return error;
}
