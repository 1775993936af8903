import type { Counted, Translation } from "./locale.ts";

/** «1,2 M de seguidores»; the first count written in millions is one that rounds up to one. */
const of = (count: number) => (count < 999_500 ? " " : " de ");
const posts: Counted = (count, written) =>
  `${written}${of(count)}${count === 1 ? "publicación" : "publicaciones"}`;
const likes: Counted = (count, written) => `${written}${of(count)}Me gusta`;
const comments: Counted = (count, written) =>
  `${written}${of(count)}comentario${count === 1 ? "" : "s"}`;
const viewOnInstagram = "Ver en Instagram";
const newTab = (link: string) => `${link} (se abre en una pestaña nueva)`;

export const locale: Translation = {
  kinds: { image: "Foto", video: "Video", reel: "Reel", carousel: "Álbum" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `de ${username}` : "en Instagram"}`,
  feed: (username) => `Publicaciones ${username ? `de ${username} ` : ""}en Instagram`,
  empty: "Todavía no hay publicaciones.",
  failed: "Las publicaciones no se pueden mostrar en este momento.",
  notConnected: "Aquí todavía no hay ninguna cuenta de Instagram conectada.",
  extras: {
    follow: "Seguir",
    followAccount: (username) => `Seguir a ${username}`,
    loadMore: "Cargar más",
    shown: (count, written) => `Se muestra${count === 1 ? "" : "n"} ${posts(count, written)}`,
    loadMoreFailed: "No se pudieron cargar más publicaciones.",
    posts,
    followers: (count, written) => `${written}${of(count)}seguidor${count === 1 ? "" : "es"}`,
    likes,
    comments,
    previous: "Publicaciones anteriores",
    next: "Publicaciones siguientes",
    page: (number, total) => `Ir a la página ${number} de ${total}`,
    pageOf: (number, total) => `Página ${number} de ${total}`,
    carousel: "carrusel",
    viewOnInstagram,
    newTab,
    skip: "Saltar las publicaciones",
    comma: ", ",
  },
  lightbox: {
    close: "Cerrar",
    previous: "Anterior",
    next: "Siguiente",
    play: "Reproducir",
    position: (number, total) => `Publicación ${number}${total && ` de ${total}`}`,
    step: (number, total) => `${number} de ${total}`,
    viewOnInstagram,
    aiGenerated: "Hecho con IA",
    newTab,
    pictureFailed: "No se puede mostrar esta imagen.",
    videoFailed: "Este video no se puede reproducir aquí.",
    stop: ". ",
    likes,
    comments,
  },
};
