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

export const locale: Translation = {
  kinds: { image: "Фото", video: "Відео", reel: "Відео Reels", carousel: "Альбом" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}: ${text}`,
  picture: (kind, username) => `${kind} ${username ? `від ${username}` : "в Instagram"}`,
  feed: (username) => `Дописи ${username ? `${username} ` : ""}в Instagram`,
  empty: "Дописів поки немає.",
  failed: "Зараз не вдається показати дописи.",
  notConnected: "Тут ще не підключено жодного облікового запису Instagram.",
  extras: {
    follow: "Підписатися",
    loadMore: "Показати більше",
    shown: (count, written) => `Показано ${posts(count, written)}`,
    loadMoreFailed: "Не вдалося завантажити більше дописів.",
    posts,
    followers: counted("підписник", "підписники", "підписників"),
    likes,
    comments,
    previous: "Попередні дописи",
    next: "Наступні дописи",
    page: (number, total) => `Перейти до сторінки ${number} з ${total}`,
    carousel: "карусель",
    viewOnInstagram,
  },
  lightbox: {
    close: "Закрити",
    previous: "Назад",
    next: "Далі",
    play: "Відтворити відео",
    position: (number, total) => `Допис ${number} з ${total}`,
    step: (number, total) => `${number} з ${total}`,
    viewOnInstagram,
    pictureFailed: "Не вдається показати це зображення.",
    videoFailed: "Це відео не можна відтворити тут.",
    likes,
    comments,
  },
};
