import type { Counted, Translation } from "./locale.ts";

const counted =
  (one: string, many: string): Counted =>
  (count, written) =>
    `${written} ${count === 1 ? one : many}`;
const posts = counted("bericht", "berichten");
const likes = counted("vind-ik-leuk", "vind-ik-leuks");
const comments = counted("reactie", "reacties");
const viewOnInstagram = "Op Instagram bekijken";
const newTab = (link: string) => `${link} (wordt geopend in een nieuw tabblad)`;

export const locale: Translation = {
  kinds: { image: "Foto", video: "Video", reel: "Reel", carousel: "Album" },
  tile: (kind, date, text) => `${kind}${date && `, ${date}`}${text && `: ${text}`}`,
  picture: (kind, username) => `${kind} ${username ? `van ${username}` : "op Instagram"}`,
  feed: (username) => `Instagram-berichten${username ? ` van ${username}` : ""}`,
  empty: "Nog geen berichten.",
  failed: "De berichten kunnen nu even niet worden getoond.",
  notConnected: "Hier is nog geen Instagram-account gekoppeld.",
  extras: {
    follow: "Volgen",
    followAccount: (username) => `${username} volgen`,
    loadMore: "Meer laden",
    shown: (count, written) => `${posts(count, written)} getoond`,
    loadMoreFailed: "Het is niet gelukt om meer berichten te laden.",
    posts,
    followers: counted("volger", "volgers"),
    likes,
    comments,
    previous: "Vorige berichten",
    next: "Volgende berichten",
    page: (number, total) => `Naar pagina ${number} van ${total}`,
    pageOf: (number, total) => `Pagina ${number} van ${total}`,
    carousel: "carrousel",
    viewOnInstagram,
    newTab,
    skip: "Berichten overslaan",
    comma: ", ",
  },
  lightbox: {
    close: "Sluiten",
    previous: "Vorige",
    next: "Volgende",
    play: "Video afspelen",
    position: (number, total) => `Bericht ${number}${total && ` van ${total}`}`,
    step: (number, total) => `${number} van ${total}`,
    viewOnInstagram,
    aiGenerated: "Gemaakt met AI",
    newTab,
    pictureFailed: "Deze afbeelding kan niet worden getoond.",
    videoFailed: "Deze video kan hier niet worden afgespeeld.",
    stop: ". ",
    likes,
    comments,
  },
};
