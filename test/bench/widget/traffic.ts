import type { CDPSession } from "playwright-core";

interface Sample {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly bytes: number;
}

/** What went over the line, as the browser counted it: heads and bodies as they were sent, compressed. */
export class Traffic {
  readonly #received: Sample[] = [];
  readonly #begun: number[] = [];
  readonly #underWay = new Map<string, number>();
  /** From the browser's monotonic seconds to epoch milliseconds. */
  #offsetMs = 0;
  #changed = () => {};

  constructor(cdp: CDPSession) {
    cdp.on("Network.requestWillBeSent", ({ requestId, request, timestamp, wallTime }) => {
      if (!request.url.startsWith("http")) return;
      this.#offsetMs = (wallTime - timestamp) * 1000;
      this.#begun.push(wallTime * 1000);
      this.#underWay.set(requestId, 0);
    });
    cdp.on("Network.responseReceived", ({ requestId, response, timestamp }) => {
      this.#count(requestId, response.encodedDataLength, timestamp);
    });
    cdp.on("Network.dataReceived", ({ requestId, encodedDataLength, timestamp }) => {
      this.#count(requestId, encodedDataLength, timestamp);
    });
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength, timestamp }) => {
      const counted = this.#underWay.get(requestId);
      if (counted !== undefined) this.#count(requestId, encodedDataLength - counted, timestamp);
      this.#underWay.delete(requestId);
      this.#changed();
    });
    cdp.on("Network.loadingFailed", ({ requestId }) => {
      this.#underWay.delete(requestId);
      this.#changed();
    });
  }

  requestsUntil(instant: number): number {
    return this.#begun.filter((at) => at <= instant).length;
  }

  bytesUntil(instant: number): number {
    return this.#received
      .filter(({ at }) => at <= instant)
      .reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Resolves when nothing has been under way for so long. */
  async rest(quietMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      this.#changed = () => {
        clearTimeout(timer);
        if (this.#underWay.size === 0) timer = setTimeout(resolve, quietMs);
      };
      this.#changed();
    });
  }

  #count(requestId: string, bytes: number, timestamp: number): void {
    const counted = this.#underWay.get(requestId);
    if (counted === undefined) return;
    this.#underWay.set(requestId, counted + bytes);
    this.#received.push({ at: timestamp * 1000 + this.#offsetMs, bytes });
  }
}
