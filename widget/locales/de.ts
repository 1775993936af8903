import type { Counted, Translation } from "./locale.ts";

const posts: Counted = (count, written) => `${written} ${count === 1 ? "Beitrag" : "Beiträge"}`;
const likes: Counted = (_count, written) => `Gefällt ${written} Mal`;
const comments: Counted = (count, written) => `${written} Kommentar${count === 1 ? "" : "e"}`;
const viewOnInstagram = "Auf Instagram ansehen";
const newTab = (link: string) => `${link} (öffnet sich in einem neuen Tab)`;

export const locale: Translation = {
  kinds: { image: "Foto", video: "Video", reel: "Reel", carousel: "Album" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `von ${username}` : "auf Instagram"}`,
  feed: (username) => `Instagram-Beiträge${username ? ` von ${username}` : ""}`,
  empty: "Noch keine Beiträge.",
  failed: "Die Beiträge können gerade nicht angezeigt werden.",
  notConnected: "Hier ist noch kein Instagram-Konto verbunden.",
  extras: {
    follow: "Folgen",
    followAccount: (username) => `${username} folgen`,
    loadMore: "Mehr anzeigen",
    shown: (count, written) => `${posts(count, written)} angezeigt`,
    loadMoreFailed: "Weitere Beiträge konnten nicht geladen werden.",
    posts,
    followers: (_count, written) => `${written} Follower`,
    likes,
    comments,
    previous: "Vorherige Beiträge",
    next: "Nächste Beiträge",
    page: (number, total) => `Zu Seite ${number} von ${total}`,
    pageOf: (number, total) => `Seite ${number} von ${total}`,
    carousel: "Karussell",
    viewOnInstagram,
    newTab,
    skip: "Beiträge überspringen",
    comma: ", ",
  },
  lightbox: {
    close: "Schließen",
    previous: "Vorheriger",
    next: "Nächster",
    play: "Video abspielen",
    position: (number, total) => `Beitrag ${number}${total && ` von ${total}`}`,
    step: (number, total) => `${number} von ${total}`,
    viewOnInstagram,
    aiGenerated: "Mit KI erstellt",
    newTab,
    pictureFailed: "Dieses Bild kann nicht angezeigt werden.",
    videoFailed: "Dieses Video kann hier nicht abgespielt werden.",
    stop: ". ",
    likes,
    comments,
  },
};
