import type { Counted, Translation } from "./locale.ts";

const likes: Counted = (_count, written) => `${written} 個讚`;
const comments: Counted = (_count, written) => `${written} 則留言`;
const viewOnInstagram = "在 Instagram 上查看";
const newTab = (link: string) => `${link}（在新分頁中開啟）`;

export const locale: Translation = {
  kinds: { image: "相片", video: "影片", reel: "連續短片", carousel: "相簿" },
  tile: (kind, date, text) => `${kind}${date && `，${date}`}${text && `：${text}`}`,
  picture: (kind, username) => `${username ? `${username} 發佈的` : "Instagram "}${kind}`,
  feed: (username) => `${username ? `${username} 的 ` : ""}Instagram 貼文`,
  empty: "還沒有貼文。",
  failed: "目前無法顯示貼文。",
  notConnected: "這裡尚未連結 Instagram 帳號。",
  extras: {
    follow: "追蹤",
    followAccount: (username) => `追蹤 ${username}`,
    loadMore: "載入更多",
    shown: (_count, written) => `已顯示 ${written} 則貼文`,
    loadMoreFailed: "無法載入更多貼文。",
    posts: (_count, written) => `${written} 則貼文`,
    followers: (_count, written) => `${written} 位粉絲`,
    likes,
    comments,
    previous: "上一組貼文",
    next: "下一組貼文",
    page: (number, total) => `前往第 ${number} 頁，共 ${total} 頁`,
    pageOf: (number, total) => `第 ${number} 頁，共 ${total} 頁`,
    carousel: "輪播",
    viewOnInstagram,
    newTab,
    skip: "略過貼文",
    comma: "，",
  },
  lightbox: {
    close: "關閉",
    previous: "上一個",
    next: "下一個",
    play: "播放影片",
    position: (number, total) => `第 ${number} 則貼文${total && `，共 ${total} 則`}`,
    step: (number, total) => `第 ${number} 項，共 ${total} 項`,
    viewOnInstagram,
    aiGenerated: "由 AI 生成",
    newTab,
    pictureFailed: "無法顯示這張圖片。",
    videoFailed: "無法在此播放這部影片。",
    stop: "。",
    likes,
    comments,
  },
};
