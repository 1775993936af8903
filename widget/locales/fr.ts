import type { Counted, Translation } from "./locale.ts";

/** « 0 abonné », « 2 abonnés »; « 1,2 M d’abonnés », from the first count that rounds up to a million. */
const s = (count: number) => (count < 2 ? "" : "s");
const millions = (count: number) => count >= 999_500;
const posts: Counted = (count, written) =>
  `${written} ${millions(count) ? "de " : ""}publication${s(count)}`;
const likes: Counted = (count, written) => `${written} ${millions(count) ? "de " : ""}J’aime`;
const comments: Counted = (count, written) =>
  `${written} ${millions(count) ? "de " : ""}commentaire${s(count)}`;
const viewOnInstagram = "Voir sur Instagram";
const newTab = (link: string) => `${link} (s’ouvre dans un nouvel onglet)`;

export const locale: Translation = {
  kinds: { image: "Photo", video: "Vidéo", reel: "Reel", carousel: "Album" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `\u00a0: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `du compte ${username}` : "sur Instagram"}`,
  feed: (username) => `Publications Instagram${username ? ` du compte ${username}` : ""}`,
  empty: "Aucune publication pour le moment.",
  failed: "Les publications ne peuvent pas être affichées pour le moment.",
  notConnected: "Aucun compte Instagram n’est encore connecté ici.",
  extras: {
    follow: "Suivre",
    followAccount: (username) => `Suivre ${username}`,
    loadMore: "Afficher plus",
    shown: (count, written) => `${posts(count, written)} affichée${s(count)}`,
    loadMoreFailed: "Impossible de charger d’autres publications.",
    posts,
    followers: (count, written) => `${written} ${millions(count) ? "d’" : ""}abonné${s(count)}`,
    likes,
    comments,
    previous: "Publications précédentes",
    next: "Publications suivantes",
    page: (number, total) => `Aller à la page ${number} sur ${total}`,
    pageOf: (number, total) => `Page ${number} sur ${total}`,
    carousel: "carrousel",
    viewOnInstagram,
    newTab,
    skip: "Passer les publications",
    comma: ", ",
  },
  lightbox: {
    close: "Fermer",
    previous: "Précédent",
    next: "Suivant",
    play: "Lire la vidéo",
    position: (number, total) => `Publication ${number}${total && ` sur ${total}`}`,
    step: (number, total) => `${number} sur ${total}`,
    viewOnInstagram,
    aiGenerated: "Créé avec l’IA",
    newTab,
    pictureFailed: "Cette image ne peut pas être affichée.",
    videoFailed: "Cette vidéo ne peut pas être lue ici.",
    stop: ". ",
    likes,
    comments,
  },
};
