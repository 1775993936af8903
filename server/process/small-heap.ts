import { setFlagsFromString } from "node:v8";

/**
 * V8 lets a heap double before it looks what of it is still needed, and makes room for young objects by the dozen
 * megabytes: after a round of a thousand accounts most of what it holds is nobody's. To be called before anything else
 * is loaded, since what has grown stays so.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=50");
  setFlagsFromString("--semi-space-growth-factor=1");
}
