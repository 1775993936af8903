import type { Counted, Translation } from "./locale.ts";

const likes: Counted = (_count, written) => `「いいね！」${written}件`;
const comments: Counted = (_count, written) => `コメント${written}件`;
const viewOnInstagram = "Instagramで見る";
const newTab = (link: string) => `${link}（新しいタブで開きます）`;

export const locale: Translation = {
  kinds: { image: "写真", video: "動画", reel: "リール動画", carousel: "アルバム" },
  tile: (kind, date, text) => `${kind}${date && `、${date}`}${text && `：${text}`}`,
  picture: (kind, username) => `${username ? `${username}さんが投稿した` : "Instagramの"}${kind}`,
  feed: (username) => `${username ? `${username}さんの` : ""}Instagram投稿`,
  empty: "まだ投稿がありません。",
  failed: "現在、投稿を表示できません。",
  notConnected: "Instagramアカウントがまだ接続されていません。",
  extras: {
    follow: "フォローする",
    followAccount: (username) => `${username}さんをフォローする`,
    loadMore: "もっと見る",
    shown: (_count, written) => `${written}件の投稿を表示中`,
    loadMoreFailed: "続きの投稿を読み込めませんでした。",
    posts: (_count, written) => `投稿${written}件`,
    followers: (_count, written) => `フォロワー${written}人`,
    likes,
    comments,
    previous: "前の投稿",
    next: "次の投稿",
    page: (number, total) => `${total}ページ中${number}ページ目へ移動`,
    pageOf: (number, total) => `${total}ページ中${number}ページ目`,
    carousel: "カルーセル",
    viewOnInstagram,
    newTab,
    skip: "投稿をスキップ",
    comma: "、",
  },
  lightbox: {
    close: "閉じる",
    previous: "前へ",
    next: "次へ",
    play: "動画を再生",
    position: (number, total) => `${total && `${total}件中`}${number}件目の投稿`,
    step: (number, total) => `${total}件中${number}件目`,
    viewOnInstagram,
    aiGenerated: "AIで作成",
    newTab,
    pictureFailed: "この画像を表示できません。",
    videoFailed: "この動画はここでは再生できません。",
    stop: "。",
    likes,
    comments,
  },
};
