import type { Counted, Translation } from "./locale.ts";

const likes: Counted = (_count, written) => `「いいね！」${written}件`;
const comments: Counted = (_count, written) => `コメント${written}件`;
const viewOnInstagram = "Instagramで見る";

export const locale: Translation = {
  kinds: { image: "写真", video: "動画", reel: "リール動画", carousel: "アルバム" },
  tile: (kind, date, text) => `${kind}${date && `、${date}`}：${text}`,
  picture: (kind, username) => `${username ? `${username}さん` : "Instagram"}の${kind}`,
  feed: (username) => `${username ? `${username}さんの` : ""}Instagramの投稿`,
  empty: "まだ投稿がありません。",
  failed: "現在、投稿を表示できません。",
  notConnected: "Instagramアカウントがまだ接続されていません。",
  extras: {
    follow: "フォローする",
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
    carousel: "カルーセル",
    viewOnInstagram,
  },
  lightbox: {
    close: "閉じる",
    previous: "前へ",
    next: "次へ",
    play: "動画を再生",
    position: (number, total) => `${total}件中${number}件目の投稿`,
    step: (number, total) => `${number}/${total}`,
    viewOnInstagram,
    pictureFailed: "この画像を表示できません。",
    videoFailed: "この動画はここでは再生できません。",
    likes,
    comments,
  },
};
