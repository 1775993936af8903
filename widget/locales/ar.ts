import type { Counted, Translation } from "./locale.ts";

const rules = new Intl.PluralRules("ar");

/** One and two are said without a number; after «ألف» and «مليون» the noun is in the singular. */
const counted =
  (singular: string, one: string, two: string, few: string, many: string): Counted =>
  (count, written) => {
    const form = count < 1000 ? rules.select(count) : "other";
    if (form === "one") return one;
    if (form === "two") return two;
    return `${written} ${form === "few" ? few : form === "many" ? many : singular}`;
  };
const posts = counted("منشور", "منشور واحد", "منشوران", "منشورات", "منشورًا");
const likes = counted(
  "تسجيل إعجاب",
  "تسجيل إعجاب واحد",
  "تسجيلا إعجاب",
  "تسجيلات إعجاب",
  "تسجيل إعجاب",
);
const comments = counted("تعليق", "تعليق واحد", "تعليقان", "تعليقات", "تعليقًا");
const viewOnInstagram = "عرض على Instagram";
const newTab = (link: string) => `${link} (يُفتح في علامة تبويب جديدة)`;
/** A name’s signs stay at their ends of it: `_anna.` */
const isolate = (name: string) => `\u2068${name}\u2069`;

export const locale: Translation = {
  dir: "rtl",
  kinds: { image: "صورة", video: "فيديو", reel: "مقطع ريلز", carousel: "ألبوم" },
  tile: (kind, date, text) => `${kind}${date && `، ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `من ${isolate(username)}` : "على Instagram"}`,
  feed: (username) => `منشورات ${username ? `${isolate(username)} ` : ""}على Instagram`,
  empty: "لا توجد منشورات بعد.",
  failed: "يتعذّر عرض المنشورات حاليًا.",
  notConnected: "لم يتم ربط أي حساب على Instagram هنا بعد.",
  extras: {
    follow: "متابعة",
    followAccount: (username) => `متابعة ${isolate(username)}`,
    loadMore: "تحميل المزيد",
    shown: (count, written) => `المعروض الآن: ${posts(count, written)}`,
    loadMoreFailed: "تعذّر تحميل المزيد من المنشورات.",
    posts,
    followers: counted("متابع", "متابع واحد", "متابعان", "متابعين", "متابعًا"),
    likes,
    comments,
    previous: "المنشورات السابقة",
    next: "المنشورات التالية",
    page: (number, total) => `الانتقال إلى الصفحة ${number} من ${total}`,
    pageOf: (number, total) => `الصفحة ${number} من ${total}`,
    carousel: "عرض دوّار",
    viewOnInstagram,
    newTab,
    skip: "تخطي المنشورات",
    comma: "، ",
  },
  lightbox: {
    close: "إغلاق",
    previous: "السابق",
    next: "التالي",
    play: "تشغيل الفيديو",
    position: (number, total) => `المنشور ${number}${total && ` من ${total}`}`,
    step: (number, total) => `${number} من ${total}`,
    viewOnInstagram,
    aiGenerated: "أُنشئ بالذكاء الاصطناعي",
    newTab,
    pictureFailed: "يتعذّر عرض هذه الصورة.",
    videoFailed: "يتعذّر تشغيل هذا الفيديو هنا.",
    stop: ". ",
    likes,
    comments,
  },
};
