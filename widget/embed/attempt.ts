import { warnAuthor } from "./warn-author.ts";

/** For what nobody else catches: whatever is thrown in here is not the page's. */
export function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    warnAuthor(error);
  }
}
