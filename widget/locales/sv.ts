import type { Counted, Translation } from "./locale.ts";

const posts: Counted = (_count, written) => `${written} inlägg`;
const likes: Counted = (count, written) => `${written} gilla-markering${count === 1 ? "" : "ar"}`;
const comments: Counted = (count, written) => `${written} kommentar${count === 1 ? "" : "er"}`;
const viewOnInstagram = "Visa på Instagram";
const newTab = (link: string) => `${link} (öppnas i en ny flik)`;

export const locale: Translation = {
  kinds: { image: "Foto", video: "Video", reel: "Reel", carousel: "Album" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `från ${username}` : "på Instagram"}`,
  feed: (username) => `Instagram-inlägg${username ? ` från ${username}` : ""}`,
  empty: "Inga inlägg ännu.",
  failed: "Inläggen kan inte visas just nu.",
  notConnected: "Inget Instagram-konto är kopplat hit ännu.",
  extras: {
    follow: "Följ",
    followAccount: (username) => `Följ ${username}`,
    loadMore: "Visa fler",
    shown: (count, written) => `${posts(count, written)} visas`,
    loadMoreFailed: "Det gick inte att läsa in fler inlägg.",
    posts,
    followers: (_count, written) => `${written} följare`,
    likes,
    comments,
    previous: "Föregående inlägg",
    next: "Nästa inlägg",
    page: (number, total) => `Gå till sida ${number} av ${total}`,
    pageOf: (number, total) => `Sida ${number} av ${total}`,
    carousel: "karusell",
    viewOnInstagram,
    newTab,
    skip: "Hoppa över inläggen",
    comma: ", ",
  },
  lightbox: {
    close: "Stäng",
    previous: "Föregående",
    next: "Nästa",
    play: "Spela upp video",
    position: (number, total) => `Inlägg ${number}${total && ` av ${total}`}`,
    step: (number, total) => `${number} av ${total}`,
    viewOnInstagram,
    aiGenerated: "Skapat med AI",
    newTab,
    pictureFailed: "Den här bilden kan inte visas.",
    videoFailed: "Videon kan inte spelas upp här.",
    stop: ". ",
    likes,
    comments,
  },
};
