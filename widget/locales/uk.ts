import type { Counted, Translation } from "./locale.ts";

const rules = new Intl.PluralRules("uk");

/** «1 допис», «2 дописи», «5 дописів»; with «тис.» and «млн» always the last. */
const counted =
  (one: string, few: string, many: string): Counted =>
  (count, written) => {
    const form = count < 1000 ? rules.select(count) : "many";
    return `${written} ${form === "one" ? one : form === "few" ? few : many}`;
  };
const posts = counted("допис", "дописи", "дописів");
const likes = counted("вподобання", "вподобання", "вподобань");
const comments = counted("коментар", "коментарі", "коментарів");
const viewOnInstagram = "Переглянути в Instagram";
const newTab = (link: string) => `${link} (відкриється в новій вкладці)`;

export const locale: Translation = {
  kinds: { image: "Фото", video: "Відео", reel: "Відео Reels", carousel: "Альбом" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `від ${username}` : "в Instagram"}`,
  feed: (username) => `Дописи ${username ? `${username} ` : ""}в Instagram`,
  empty: "Дописів поки що немає.",
  failed: "Зараз не вдається показати дописи.",
  notConnected: "Тут ще не підключено жодного облікового запису Instagram.",
  extras: {
    follow: "Стежити",
    followAccount: (username) => `Стежити за ${username}`,
    loadMore: "Показати більше",
    shown: (count, written) => `Показано ${posts(count, written)}`,
    loadMoreFailed: "Не вдалося завантажити наступні дописи.",
    posts,
    followers: counted("читач", "читачі", "читачів"),
    likes,
    comments,
    previous: "Попередні дописи",
    next: "Наступні дописи",
    page: (number, total) => `Перейти до сторінки ${number} з ${total}`,
    pageOf: (number, total) => `Сторінка ${number} з ${total}`,
    carousel: "карусель",
    viewOnInstagram,
    newTab,
    skip: "Пропустити дописи",
    comma: ", ",
  },
  lightbox: {
    close: "Закрити",
    previous: "Попередній",
    next: "Наступний",
    play: "Відтворити відео",
    position: (number, total) => `Допис ${number}${total && ` з ${total}`}`,
    step: (number, total) => `${number} з ${total}`,
    viewOnInstagram,
    aiGenerated: "Створено за допомогою ШІ",
    newTab,
    pictureFailed: "Не вдається показати це зображення.",
    videoFailed: "Це відео не можна відтворити тут.",
    stop: ". ",
    likes,
    comments,
  },
};
