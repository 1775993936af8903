import type { Counted, Translation } from "./locale.ts";

const rules = new Intl.PluralRules("pl");

/** „1 post”, „2 posty”, „5 postów”; with „tys.” and „mln” always the last. */
const counted =
  (one: string, few: string, many: string): Counted =>
  (count, written) => {
    const form = count < 1000 ? rules.select(count) : "many";
    return `${written} ${form === "one" ? one : form === "few" ? few : many}`;
  };
const posts = counted("post", "posty", "postów");
const likes = counted("polubienie", "polubienia", "polubień");
const comments = counted("komentarz", "komentarze", "komentarzy");
const viewOnInstagram = "Zobacz na Instagramie";
const newTab = (link: string) => `${link} (otwiera się w nowej karcie)`;

export const locale: Translation = {
  kinds: { image: "Zdjęcie", video: "Film", reel: "Rolka", carousel: "Album" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `użytkownika ${username}` : "na Instagramie"}`,
  feed: (username) => `Posty ${username ? `użytkownika ${username} ` : ""}na Instagramie`,
  empty: "Nie ma jeszcze żadnych postów.",
  failed: "Nie można teraz wyświetlić postów.",
  notConnected: "Nie połączono tu jeszcze żadnego konta na Instagramie.",
  extras: {
    follow: "Obserwuj",
    followAccount: (username) => `Obserwuj konto ${username}`,
    loadMore: "Pokaż więcej",
    shown: (count, written) => `Wyświetlono ${posts(count, written)}`,
    loadMoreFailed: "Nie udało się wczytać kolejnych postów.",
    posts,
    followers: counted("obserwujący", "obserwujących", "obserwujących"),
    likes,
    comments,
    previous: "Poprzednie posty",
    next: "Następne posty",
    page: (number, total) => `Przejdź do strony ${number} z ${total}`,
    pageOf: (number, total) => `Strona ${number} z ${total}`,
    carousel: "karuzela",
    viewOnInstagram,
    newTab,
    skip: "Pomiń posty",
    comma: ", ",
  },
  lightbox: {
    close: "Zamknij",
    previous: "Poprzedni",
    next: "Następny",
    play: "Odtwórz film",
    position: (number, total) => `Post ${number}${total && ` z ${total}`}`,
    step: (number, total) => `${number} z ${total}`,
    viewOnInstagram,
    aiGenerated: "Stworzone za pomocą AI",
    newTab,
    pictureFailed: "Nie można wyświetlić tego zdjęcia.",
    videoFailed: "Tego filmu nie można tutaj odtworzyć.",
    stop: ". ",
    likes,
    comments,
  },
};
