/** One look of the feed, and what to paste for it: both are the same text. */
export interface Example {
  /** Of its place on the page, and of its screenshots. */
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** As a customer writes it; `{{SERVER}}` is where the Windowbox server is, `{{FRAGMENT}}` its HTML form. */
  readonly html: string;
  /** What goes into the customer's own style sheet. */
  readonly css?: string;
  /** What it stands on, where that matters. */
  readonly ground?: "light" | "dark";
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly examples: readonly Example[];
}
