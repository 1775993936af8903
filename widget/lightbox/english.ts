import type { Counted, LightboxMessages } from "../locales/locale.ts";

const counted =
  (one: string): Counted =>
  (count, written) =>
    `${written} ${one}${count === 1 ? "" : "s"}`;

export const english: LightboxMessages = {
  close: "Close",
  previous: "Previous",
  next: "Next",
  play: "Play video",
  position: (number, total) => `Post ${number}${total && ` of ${total}`}`,
  step: (number, total) => `${number} of ${total}`,
  viewOnInstagram: "View on Instagram",
  aiGenerated: "Made with AI",
  newTab: (link) => `${link} (opens in a new tab)`,
  pictureFailed: "This picture cannot be shown.",
  videoFailed: "This video cannot be played here.",
  stop: ". ",
  likes: counted("like"),
  comments: counted("comment"),
};
