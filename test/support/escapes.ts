/** An exception or an unhandled rejection that a page let through, and the page's address. */
interface Escape {
  readonly message: string;
  readonly page: string;
}

const escapes: Escape[] = [];
let expected: RegExp[] = [];

/** Both drivers call it for every page of every browser that they start. */
export function recordEscape(escaped: Escape): void {
  escapes.push(escaped);
}

/** For a page that throws by itself: what matches is no failure, until this test has ended. */
export function expectEscape(pattern: RegExp): void {
  expected.push(pattern);
}

/** Every escape since it was last called that no test expects. */
export function takeEscapes(): string[] {
  const unexpected = escapes
    .filter(({ message }) => !expected.some((pattern) => pattern.test(message)))
    .map(({ message, page }) => `${message} (on ${page})`);
  escapes.length = 0;
  expected = [];
  return unexpected;
}
