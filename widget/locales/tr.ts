import type { Counted, Translation } from "./locale.ts";

const posts: Counted = (_count, written) => `${written} gönderi`;
const likes: Counted = (_count, written) => `${written} beğeni`;
const comments: Counted = (_count, written) => `${written} yorum`;
const viewOnInstagram = "Instagram’da gör";

export const locale: Translation = {
  kinds: { image: "Fotoğraf", video: "Video", reel: "Reels videosu", carousel: "Albüm" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}: ${text}`,
  picture: (kind, username) =>
    `${username ? `${username} hesabından` : "Instagram’dan"} ${kind.toLocaleLowerCase("tr")}`,
  feed: (username) =>
    username ? `${username} hesabının Instagram gönderileri` : "Instagram gönderileri",
  empty: "Henüz gönderi yok.",
  failed: "Gönderiler şu anda gösterilemiyor.",
  notConnected: "Buraya henüz bir Instagram hesabı bağlanmadı.",
  extras: {
    follow: "Takip et",
    loadMore: "Daha fazla göster",
    shown: (count, written) => `${posts(count, written)} gösteriliyor`,
    loadMoreFailed: "Daha fazla gönderi yüklenemedi.",
    posts,
    followers: (_count, written) => `${written} takipçi`,
    likes,
    comments,
    previous: "Önceki gönderiler",
    next: "Sonraki gönderiler",
    page: (number, total) => `${total} sayfadan ${number}. sayfaya git`,
    carousel: "kaydırmalı galeri",
    viewOnInstagram,
  },
  lightbox: {
    close: "Kapat",
    previous: "Önceki",
    next: "Sonraki",
    play: "Videoyu oynat",
    position: (number, total) => `Gönderi ${number}/${total}`,
    step: (number, total) => `${number}/${total}`,
    viewOnInstagram,
    pictureFailed: "Bu görsel gösterilemiyor.",
    videoFailed: "Bu video burada oynatılamıyor.",
    likes,
    comments,
  },
};
