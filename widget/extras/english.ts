import type { Counted, ExtraMessages } from "../locales/locale.ts";

const counted =
  (one: string): Counted =>
  (count, written) =>
    `${written} ${one}${count === 1 ? "" : "s"}`;

export const english: ExtraMessages = {
  follow: "Follow",
  followAccount: (username) => `Follow ${username}`,
  loadMore: "Load more",
  shown: (count, written) => `${counted("post")(count, written)} shown`,
  loadMoreFailed: "More posts could not be loaded.",
  posts: counted("post"),
  followers: counted("follower"),
  likes: counted("like"),
  comments: counted("comment"),
  previous: "Previous posts",
  next: "Next posts",
  page: (number, total) => `Go to page ${number} of ${total}`,
  pageOf: (number, total) => `Page ${number} of ${total}`,
  carousel: "carousel",
  viewOnInstagram: "View on Instagram",
  newTab: (link) => `${link} (opens in a new tab)`,
  skip: "Skip the posts",
  comma: ", ",
};
