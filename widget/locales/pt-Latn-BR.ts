import type { Counted, Translation } from "./locale.ts";

/** «1,2 mi de seguidores»; the first count written in millions is one that rounds up to one. */
const of = (count: number) => (count < 999_500 ? " " : " de ");
const posts: Counted = (count, written) =>
  `${written}${of(count)}${count === 1 ? "publicação" : "publicações"}`;
const likes: Counted = (count, written) => `${written}${of(count)}curtida${count === 1 ? "" : "s"}`;
const comments: Counted = (count, written) =>
  `${written}${of(count)}comentário${count === 1 ? "" : "s"}`;
const viewOnInstagram = "Ver no Instagram";
const newTab = (link: string) => `${link} (abre em uma nova guia)`;

export const locale: Translation = {
  kinds: { image: "Foto", video: "Vídeo", reel: "Reel", carousel: "Álbum" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `de ${username}` : "no Instagram"}`,
  feed: (username) => `Publicações ${username ? `de ${username} ` : ""}no Instagram`,
  empty: "Ainda não há publicações.",
  failed: "Não é possível mostrar as publicações agora.",
  notConnected: "Nenhuma conta do Instagram foi conectada aqui ainda.",
  extras: {
    follow: "Seguir",
    followAccount: (username) => `Seguir ${username}`,
    loadMore: "Carregar mais",
    shown: (count, written) => `${posts(count, written)} ${count === 1 ? "exibida" : "exibidas"}`,
    loadMoreFailed: "Não foi possível carregar mais publicações.",
    posts,
    followers: (count, written) => `${written}${of(count)}seguidor${count === 1 ? "" : "es"}`,
    likes,
    comments,
    previous: "Publicações anteriores",
    next: "Próximas publicações",
    page: (number, total) => `Ir para a página ${number} de ${total}`,
    pageOf: (number, total) => `Página ${number} de ${total}`,
    carousel: "carrossel",
    viewOnInstagram,
    newTab,
    skip: "Pular as publicações",
    comma: ", ",
  },
  lightbox: {
    close: "Fechar",
    previous: "Anterior",
    next: "Próxima",
    play: "Reproduzir vídeo",
    position: (number, total) => `Publicação ${number}${total && ` de ${total}`}`,
    step: (number, total) => `${number} de ${total}`,
    viewOnInstagram,
    aiGenerated: "Criado com IA",
    newTab,
    pictureFailed: "Não é possível mostrar esta imagem.",
    videoFailed: "Não é possível reproduzir este vídeo aqui.",
    stop: ". ",
    likes,
    comments,
  },
};
