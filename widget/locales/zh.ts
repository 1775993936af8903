import type { Counted, Translation } from "./locale.ts";

const likes: Counted = (_count, written) => `${written} 次赞`;
const comments: Counted = (_count, written) => `${written} 条评论`;
const viewOnInstagram = "在 Instagram 上查看";
const newTab = (link: string) => `${link}（在新标签页中打开）`;

export const locale: Translation = {
  kinds: { image: "照片", video: "视频", reel: "Reels 视频", carousel: "相册" },
  tile: (kind, date, text) => `${kind}${date && `，${date}`}${text && `：${text}`}`,
  picture: (kind, username) =>
    `${username ? `${username} 发布的${/^\w/.test(kind) ? " " : ""}` : "Instagram "}${kind}`,
  feed: (username) => `${username ? `${username} 的 ` : ""}Instagram 帖子`,
  empty: "还没有帖子。",
  failed: "目前无法显示帖子。",
  notConnected: "这里尚未连接 Instagram 账号。",
  extras: {
    follow: "关注",
    followAccount: (username) => `关注 ${username}`,
    loadMore: "加载更多",
    shown: (_count, written) => `已显示 ${written} 篇帖子`,
    loadMoreFailed: "无法加载更多帖子。",
    posts: (_count, written) => `${written} 篇帖子`,
    followers: (_count, written) => `${written} 位粉丝`,
    likes,
    comments,
    previous: "上一组帖子",
    next: "下一组帖子",
    page: (number, total) => `转到第 ${number} 页，共 ${total} 页`,
    pageOf: (number, total) => `第 ${number} 页，共 ${total} 页`,
    carousel: "轮播",
    viewOnInstagram,
    newTab,
    skip: "跳过帖子",
    comma: "，",
  },
  lightbox: {
    close: "关闭",
    previous: "上一个",
    next: "下一个",
    play: "播放视频",
    position: (number, total) => `第 ${number} 篇帖子${total && `，共 ${total} 篇`}`,
    step: (number, total) => `第 ${number} 项，共 ${total} 项`,
    viewOnInstagram,
    aiGenerated: "由 AI 生成",
    newTab,
    pictureFailed: "无法显示这张图片。",
    videoFailed: "无法在此播放这段视频。",
    stop: "。",
    likes,
    comments,
  },
};
