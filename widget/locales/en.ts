import type { Locale } from "./locale.ts";

export const en: Locale = {
  language: "en",
  kinds: { image: "Photo", video: "Video", reel: "Reel", carousel: "Album" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `by ${username}` : "on Instagram"}`,
  feed: (username) => `Instagram posts${username ? ` by ${username}` : ""}`,
  empty: "No posts yet.",
  failed: "The posts cannot be shown right now.",
  notConnected: "No Instagram account is connected here yet.",
};
