import type { Counted, Translation } from "./locale.ts";

/** «1,2 Mln di follower»; the first count written in millions is one that rounds up to one. */
const of = (count: number) => (count < 999_500 ? " " : " di ");
const posts: Counted = (count, written) => `${written}${of(count)}post`;
const likes: Counted = (_count, written) => `Mi piace: ${written}`;
const comments: Counted = (count, written) =>
  `${written}${of(count)}${count === 1 ? "commento" : "commenti"}`;
const viewOnInstagram = "Visualizza su Instagram";
const newTab = (link: string) => `${link} (si apre in una nuova scheda)`;

export const locale: Translation = {
  kinds: { image: "Foto", video: "Video", reel: "Reel", carousel: "Album" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `di ${username}` : "su Instagram"}`,
  feed: (username) => `Post ${username ? `di ${username} ` : ""}su Instagram`,
  empty: "Ancora nessun post.",
  failed: "Al momento non è possibile mostrare i post.",
  notConnected: "Qui non è ancora collegato nessun account Instagram.",
  extras: {
    follow: "Segui",
    followAccount: (username) => `Segui ${username}`,
    loadMore: "Mostra altri post",
    shown: (count, written) => `${posts(count, written)} ${count === 1 ? "mostrato" : "mostrati"}`,
    loadMoreFailed: "Impossibile caricare altri post.",
    posts,
    followers: (count, written) => `${written}${of(count)}follower`,
    likes,
    comments,
    previous: "Post precedenti",
    next: "Post successivi",
    page: (number, total) => `Vai alla pagina ${number} di ${total}`,
    pageOf: (number, total) => `Pagina ${number} di ${total}`,
    carousel: "carosello",
    viewOnInstagram,
    newTab,
    skip: "Salta i post",
    comma: ", ",
  },
  lightbox: {
    close: "Chiudi",
    previous: "Precedente",
    next: "Successivo",
    play: "Riproduci video",
    position: (number, total) => `Post ${number}${total && ` di ${total}`}`,
    step: (number, total) => `${number} di ${total}`,
    viewOnInstagram,
    aiGenerated: "Creato con l’IA",
    newTab,
    pictureFailed: "Impossibile mostrare questa immagine.",
    videoFailed: "Questo video non può essere riprodotto qui.",
    stop: ". ",
    likes,
    comments,
  },
};
