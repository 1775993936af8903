import type { ExtraMessages } from "../locales/locale.ts";

/** Said twice in English, here and with the extras: a chunk for them alone would be one request more. */
export const english: Pick<ExtraMessages, "previous" | "next" | "page" | "pageOf" | "carousel"> = {
  previous: "Previous posts",
  next: "Next posts",
  page: (number, total) => `Go to page ${number} of ${total}`,
  pageOf: (number, total) => `Page ${number} of ${total}`,
  carousel: "carousel",
};
