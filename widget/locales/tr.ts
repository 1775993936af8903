import type { Counted, Translation } from "./locale.ts";

const posts: Counted = (_count, written) => `${written} gönderi`;
const likes: Counted = (_count, written) => `${written} beğeni`;
const comments: Counted = (_count, written) => `${written} yorum`;
const viewOnInstagram = "Instagram’da gör";
const newTab = (link: string) => `${link} (yeni sekmede açılır)`;

const kinds = { image: "Fotoğraf", video: "Video", reel: "Reels videosu", carousel: "Albüm" };

export const locale: Translation = {
  kinds,
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) =>
    `${username ? `${username} hesabından` : "Instagram’dan"} ${kind === kinds.reel ? kind : kind.toLocaleLowerCase("tr")}`,
  feed: (username) =>
    username ? `${username} hesabının Instagram gönderileri` : "Instagram gönderileri",
  empty: "Henüz gönderi yok.",
  failed: "Gönderiler şu anda gösterilemiyor.",
  notConnected: "Buraya henüz bir Instagram hesabı bağlanmadı.",
  extras: {
    follow: "Takip Et",
    followAccount: (username) => `${username} hesabını takip et`,
    loadMore: "Daha Fazla Göster",
    shown: (count, written) => `${posts(count, written)} gösteriliyor`,
    loadMoreFailed: "Daha fazla gönderi yüklenemedi.",
    posts,
    followers: (_count, written) => `${written} takipçi`,
    likes,
    comments,
    previous: "Önceki gönderiler",
    next: "Sonraki gönderiler",
    page: (number, total) => `${number}. sayfaya git (toplam ${total} sayfa)`,
    pageOf: (number, total) => `Sayfa ${number}, toplam ${total}`,
    carousel: "kaydırmalı galeri",
    viewOnInstagram,
    newTab,
    skip: "Gönderileri atla",
    comma: ", ",
  },
  lightbox: {
    close: "Kapat",
    previous: "Önceki",
    next: "Sonraki",
    play: "Videoyu oynat",
    position: (number, total) => `Gönderi ${number}${total && `, toplam ${total}`}`,
    step: (number, total) => `${number}, toplam ${total}`,
    viewOnInstagram,
    aiGenerated: "Yapay zekâ ile oluşturuldu",
    newTab,
    pictureFailed: "Bu görsel gösterilemiyor.",
    videoFailed: "Bu video burada oynatılamıyor.",
    stop: ". ",
    likes,
    comments,
  },
};
