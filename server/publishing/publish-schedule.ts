import { backoffMs, DAY_MS, HOUR_MS, MINUTE_MS } from "../time/clock.ts";

/** What a run depends on; each is asked for only where it decides something. */
export interface PublishedState {
  /** Another whenever the database has changed. */
  version(): number;
  lastDeletionAt(now: number): number | undefined;
  fingerprint(): string;
}

/** A run that is to be made. */
export interface DueRun {
  readonly begunAt: number;
  /** Look whether everything is still there. */
  readonly verify: boolean;
  /** Names what it publishes. */
  readonly content: string;
}

/** Others empty folders and buckets, too: what is missing is written again, without a change here. */
const VERIFIED_EVERY_MS = DAY_MS;
const FIRST_RETRY_MS = MINUTE_MS;
const LONGEST_RETRY_MS = HOUR_MS;
/** While somebody's data is there that they had deleted. */
const LONGEST_RETRY_OF_DELETION_MS = 5 * MINUTE_MS;

/** When what visitors need is published again, as far as this process knows. */
export class PublishSchedule {
  readonly #state: PublishedState;
  #published: string | undefined;
  #seenVersion: number | undefined;
  #nextDeletionAt: number | undefined;
  /** When it was last looked whether everything is still there. */
  #verifiedAt: number | undefined;
  #failures = 0;
  #retryAt: number | undefined;
  /** The last deletion for whose sake a run was begun. */
  #deletionTried: number | undefined;

  constructor(state: PublishedState) {
    this.#state = state;
  }

  /** The run that is due, if there is one. */
  takeDue(now: number): DueRun | undefined {
    if (!this.#mayBeDue(now)) return undefined;
    this.#seenVersion = this.#state.version();
    // Before it is published: what changes from now on is published the next time.
    this.#deletionTried = this.#state.lastDeletionAt(now);
    const content = `${this.#state.fingerprint()} ${this.#deletionTried ?? ""}`;
    const verify = this.#isToBeVerified(now);
    const isDue =
      content !== this.#published ||
      this.#retryAt !== undefined ||
      this.#isDeletionDue(now) ||
      verify;
    return isDue ? { begunAt: now, verify, content } : undefined;
  }

  #mayBeDue(now: number): boolean {
    if (this.#retryAt !== undefined) {
      if (now >= this.#retryAt || this.#retryAt - now > LONGEST_RETRY_MS) return true;
      return this.#hasChanged() && this.#state.lastDeletionAt(now) !== this.#deletionTried;
    }
    return this.#isDeletionDue(now) || this.#isToBeVerified(now) || this.#hasChanged();
  }

  #hasChanged(): boolean {
    return this.#seenVersion !== this.#state.version();
  }

  #isDeletionDue(now: number): boolean {
    return this.#nextDeletionAt !== undefined && now >= this.#nextDeletionAt;
  }

  #isToBeVerified(now: number): boolean {
    const at = this.#verifiedAt;
    return at === undefined || now >= at + VERIFIED_EVERY_MS || now < at;
  }

  /** The run came to its end, whatever it had to leave. */
  noteEnd({ begunAt, verify, content }: DueRun): void {
    if (verify) this.#verifiedAt = begunAt;
    this.#published = content;
  }

  /** @param at when something is to be deleted that caches may need until then. */
  noteNextDeletion(at: number | undefined): void {
    this.#nextDeletionAt = at;
  }

  noteSuccess(): void {
    this.#failures = 0;
    this.#retryAt = undefined;
  }

  /**
   * Says how many failed by now, one after the other.
   * @param owesDeletion whether somebody's data is there that they had deleted
   */
  noteFailure(now: number, owesDeletion: boolean): number {
    this.#failures += 1;
    const longestMs = owesDeletion ? LONGEST_RETRY_OF_DELETION_MS : LONGEST_RETRY_MS;
    this.#retryAt = now + backoffMs(this.#failures - 1, FIRST_RETRY_MS, longestMs);
    return this.#failures;
  }

  /** Somebody else is at it: the next look tries again. */
  retryFrom(now: number): void {
    this.#retryAt = now;
  }
}
