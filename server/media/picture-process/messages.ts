import type { RenderedPicture, Variant } from "../variants.ts";

/** Exit code of a process that saw itself take more memory than it may. */
export const OUT_OF_MEMORY = 71;
/** … or more of the processor's time. */
export const OUT_OF_TIME = 72;

/** What is wrong with a picture itself. */
export const OPENING_REFUSALS = ["too-many-pixels", "undecodable"] as const;

export interface Job {
  readonly task: "variants" | "avatar";
  readonly bytes: Uint8Array;
}

export type Reply =
  /** Once, when pictures can be taken. */
  | { readonly ready: true }
  | { readonly picture: RenderedPicture }
  | { readonly avatar: Variant }
  | { readonly refused: (typeof OPENING_REFUSALS)[number]; readonly sentence: string }
  /** A fault of ours; for the log. */
  | { readonly failed: string };

export function isJob(message: unknown): message is Job {
  return typeof message === "object" && message !== null && "task" in message;
}
