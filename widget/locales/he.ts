import type { Counted, Translation } from "./locale.ts";

/** One is said without a number, behind the noun. */
const counted =
  (one: string, many: string): Counted =>
  (count, written) =>
    count === 1 ? one : `\u200f${written} ${many}`;
const posts = counted("פוסט אחד", "פוסטים");
const likes = counted("לייק אחד", "לייקים");
const comments = counted("תגובה אחת", "תגובות");
const viewOnInstagram = "הצגה באינסטגרם";
const newTab = (link: string) => `${link} (נפתח בכרטיסייה חדשה)`;
/** A name’s signs stay at their ends of it: `_anna.` */
const isolate = (name: string) => `\u2068${name}\u2069`;

export const locale: Translation = {
  dir: "rtl",
  kinds: { image: "תמונה", video: "סרטון", reel: "סרטון Reel", carousel: "אלבום" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `מאת ${isolate(username)}` : "באינסטגרם"}`,
  feed: (username) => `פוסטים ${username ? `של ${isolate(username)} ` : ""}באינסטגרם`,
  empty: "אין עדיין פוסטים.",
  failed: "אי אפשר להציג את הפוסטים כרגע.",
  notConnected: "עדיין לא חובר לכאן חשבון אינסטגרם.",
  extras: {
    follow: "מעקב",
    followAccount: (username) => `מעקב אחרי ${isolate(username)}`,
    loadMore: "הצגת עוד",
    shown: (count, written) => `${count === 1 ? "מוצג" : "מוצגים"} ${posts(count, written)}`,
    loadMoreFailed: "אי אפשר היה לטעון פוסטים נוספים.",
    posts,
    followers: counted("עוקב אחד", "עוקבים"),
    likes,
    comments,
    previous: "הפוסטים הקודמים",
    next: "הפוסטים הבאים",
    page: (number, total) => `מעבר לעמוד ${number} מתוך ${total}`,
    pageOf: (number, total) => `עמוד ${number} מתוך ${total}`,
    carousel: "קרוסלה",
    viewOnInstagram,
    newTab,
    skip: "דילוג על הפוסטים",
    comma: ", ",
  },
  lightbox: {
    close: "סגירה",
    previous: "הקודם",
    next: "הבא",
    play: "הפעלת הסרטון",
    position: (number, total) => `פוסט ${number}${total && ` מתוך ${total}`}`,
    step: (number, total) => `${number} מתוך ${total}`,
    viewOnInstagram,
    aiGenerated: "נוצר באמצעות AI",
    newTab,
    pictureFailed: "אי אפשר להציג את התמונה הזו.",
    videoFailed: "אי אפשר להפעיל כאן את הסרטון.",
    stop: ". ",
    likes,
    comments,
  },
};
