import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Kopiuj", copied: "Skopiowano", selected: "Zaznaczono: teraz skopiuj" },
  noFeed: "Pod tym adresem nie ma żadnego kanału.",
  nothingHere: "Pod tym adresem nic nie ma",
  nothingHereText:
    "Porównaj go z tym, który został Ci przekazany: być może jakiś fragment zgubił się po drodze.",
  link: {
    connect: "Połącz konto {name}",
    connectYours: "Połącz swoje konto na Instagramie",
    asks: "Pewna strona internetowa chce pokazywać posty z Instagrama z konta {name}, przez serwer {host}. Instagram wymaga na to Twojej zgody, bo konto należy do Ciebie.",
    throughInstagram:
      "Logujesz się na Instagramie, tam wyrażasz zgodę i wracasz tutaj. To zajmie minutę.",
    throughFacebook:
      "Logujesz się na Facebooku, przez który zarządza się kontem, tam wyrażasz zgodę i wracasz tutaj. To zajmie minutę.",
    anHour: "Masz na to godzinę.",
    onlyThis: "Połączone zostanie tylko to jedno konto, i tylko do odczytu profilu i postów.",
    passwordStays: "Twoje hasło zostaje tam: ten serwer nigdy go nie widzi.",
    worksOnce: "Ten link działa jeden raz, do {until}.",
    signInInstagram: "Zaloguj się przez Instagram",
    signInFacebook: "Zaloguj się przez Facebook",
    signIn: "Zaloguj się",
    whatIsStored: "Co jest tu przechowywane i jak to usunąć",
    expired: "Ten link wygasł",
    expiredText: "Był ważny do {until}. Nic się nie zmieniło.",
    spent: "Ten link spełnił już swoje zadanie",
    spentText:
      "Konto {name} zostało połączone {at}, a link działa tylko raz. Nie trzeba już nic robić.",
    askGiver: "Jeśli potrzebujesz nowego, poproś o niego osobę, od której masz ten.",
    canBeSent:
      "Jeśli potrzebujesz nowego, może on zostać wysłany do osób, które zajmują się stroną. One przekażą go Tobie.",
    sendNew: "Wyślij im nowy link",
    sent: "Nowy link jest w drodze",
    sentText: "Został wysłany do osób, które zajmują się stroną. One przekażą go Tobie.",
    sentBefore: "Nowy link został już wysłany",
    sentBeforeText:
      "Został wysłany mniej niż dobę temu do osób, które zajmują się stroną: poproś o niego te osoby.",
    notSent: "Nie udało się wysłać nowego linku",
    notSentText: "Powiadom osobę, od której masz ten link: może ona utworzyć nowy.",
    unknown: "Ten link nie jest tu znany",
    unknownText:
      "Otwórz go jeszcze raz dokładnie w takiej postaci, w jakiej został Ci przekazany, albo poproś o nowy: być może jakiś fragment zgubił się po drodze.",
    useless: "Ten link nie jest już potrzebny",
    uselessText:
      "Konto, dla którego był przeznaczony, nie jest już pokazywane przez ten serwer. Nic się nie zmieniło.",
    unusable: "To jeszcze nie działa",
    unusableText:
      "Osoba, od której masz ten link, musi najpierw coś ustawić: przekaż jej, że brakuje aplikacji serwera w Meta albo jego adresu https. Link pozostaje ważny.",
    failure: "Przepraszamy, coś poszło nie tak",
    failureText: "Nic nie przepadło: otwórz link ponownie za minutę.",
  },
  outcome: {
    connected: "Konto {name} jest połączone",
    connectedText:
      "Dziękujemy, to wszystko. Witryna pokaże najnowsze posty w ciągu kilku minut, a tę stronę można zamknąć.",
    another: "To było inne konto",
    anotherText:
      "Zalogowano się na konto {came}, a ten link jest przeznaczony dla konta {wanted}. Nic się nie zmieniło i nic z tamtego konta nie jest tu przechowywane.",
    signInAs: "Zaloguj się na konto {wanted}",
    notYet: "Konto nie jest jeszcze połączone",
    reasons: {
      denied: "Nic nie zostało połączone, bo na pytanie Instagrama odpowiedziano odmownie.",
      used: "To logowanie zostało już użyte albo trwało zbyt długo.",
      "no-role":
        "Aplikacja strony nie może jeszcze odczytywać tego konta: osoba, od której masz link, musi Cię najpierw zaprosić.",
      "no-page":
        "Facebook nie pokazał żadnej strony: zaloguj się ponownie i zaznacz stronę, z którą połączone jest Twoje konto na Instagramie.",
      "no-linked-account":
        "Żadna z zaznaczonych stron na Facebooku nie jest połączona z profesjonalnym kontem na Instagramie: połącz je najpierw w ustawieniach strony.",
      "to-confirm":
        "Instagram chce, żeby najpierw coś potwierdzić: zaloguj się na instagram.com lub facebook.com, wykonaj polecenia i wróć tutaj.",
      busy: "Instagram jest teraz nieosiągalny albo przeciążony: spróbuj ponownie za kilka minut.",
      other: "Nie udało się, a przyczynę muszą znaleźć osoby, które zajmują się stroną.",
    },
    nothingChanged: "Nic się nie zmieniło, a link nadal działa.",
    sendThem: "Jeśli znów trafisz w to miejsce, wyślij te słowa osobie, od której masz link:",
    again: "Spróbuj ponownie",
    stray: "Otwórz link jeszcze raz",
    strayText:
      "To logowanie zaczęło się w innej przeglądarce albo ponad godzinę temu, więc nic się nie zmieniło. Otwórz otrzymany link ponownie w tej przeglądarce: nadal działa.",
  },
  deletion: {
    deleted: "Dane zostały usunięte",
    deletedText:
      "Wszystko, co było tu przechowywane o koncie na Instagramie, zniknęło: dostęp, profil, posty oraz ich zdjęcia i filmy. Jeśli nic nie było przechowywane, nadal niczego tu nie ma.",
    code: "Kod potwierdzenia",
    askedFor: "Złożono",
    finished: "Zakończono",
    kept: "Z tego żądania przez {days} dni przechowywane są kod i obie daty, a także odcisk, po którym rozpoznaje się to samo żądanie, jeśli przyjdzie dwa razy. Odciski numerów, pod którymi znane jest konto, pozostają, żeby wcześniejsza kopia zapasowa nie mogła niczego przywrócić i żeby to samo konto trafiło na swoje dawne miejsce po ponownym połączeniu. Nikogo nie wskazują.",
    underWay: "Trwa usuwanie",
    underWayText:
      "Żądanie dotarło i jest wykonywane. Trwa to minutę lub dwie: zajrzyj tu ponownie. Jeśli jutro ta strona nadal będzie mówić to samo, napisz do osób, na których stronie były pokazywane posty, i podaj kod.",
    unknown: "Ten kod nie jest tu znany",
    unknownText:
      "Porównaj go z tym, który został Ci podany: ma dwadzieścia liter i cyfr. Kody są przechowywane przez {days} dni.",
  },
  privacy: {
    title: "Prywatność na {host}",
    lead: "Ten serwer pokazuje posty z Instagrama na stronach internetowych ich własnych autorów. Działa na nim Windowbox, a należy on do tych, którzy prowadzą te strony.",
    visitors: "Jeśli odwiedzasz stronę, która pokazuje te posty",
    visitorsLoad:
      "Twoja przeglądarka pobiera posty z {host} i znikąd indziej. Nie łączy się z ich powodu z Instagramem, Facebookiem ani nikim innym. Nie ma plików cookie, nic nie jest zapisywane w przeglądarce i nikt Cię nie liczy ani nie śledzi.",
    visitorsNotNoted:
      "Windowbox nie zapisuje Twojego adresu ani tego, co oglądasz, nawet w swoim dzienniku. Co firma hostingowa notuje o połączeniach ze swoimi maszynami, powinna mówić strona o prywatności danej witryny.",
    sitesNoted:
      "Przeglądarki podają, na jakiej stronie pokazują te posty. Z tego zachowuje się nazwę strony i czas jej ostatniego zapytania, najwyżej dla dziesięciu stron, i nic o tym, kto pytał.",
    visitorsFollow: "Tylko kliknięcie linku prowadzi na Instagram, gdzie obowiązują zasady Meta.",
    accounts: "Jeśli Twoje konto na Instagramie jest tu połączone",
    accountsStored:
      "Zgodę na to wyrażono na Instagramie lub Facebooku. Na tym serwerze, i nigdzie indziej, przechowywane są:",
    accountsPublished:
      "Zgodę na to wyrażono na Instagramie lub Facebooku. Na tym serwerze przechowywane jest to, co poniżej; to, co z tego widzą odwiedzający, jest też kopiowane do {host}, a nigdzie indziej nie jest przechowywane nic:",
    storedAccess:
      "udzielony dostęp, zaszyfrowany. Pozwala tylko na odczyt. Jest wysyłany do Instagrama i Facebooka, i do nikogo więcej;",
    storedNumbers:
      "numery, pod którymi Instagram zna konto, a przy logowaniu przez Facebook także numer, pod którym Facebook zna Cię w tej aplikacji, żeby wszystko odnaleźć, gdy poprosisz o usunięcie;",
    storedProfile:
      "publiczny profil konta: nazwy, opis, strona internetowa, rodzaj konta, zdjęcie oraz liczba obserwujących i postów;",
    storedPosts:
      "najnowsze posty (najwyżej {count}): teksty, daty, linki, liczba polubień i komentarzy oraz kopie zdjęć i filmów;",
    storedTimes: "kiedy ostatnio zapytano Instagram i z jakim skutkiem.",
    accountsShown:
      "Profil i posty widzi każdy, kto odwiedza te strony; po to są kopiowane. O Twoje wiadomości, nazwy obserwujących i komentarze innych osób serwer nigdy nie pyta.",
    accountsKept:
      "Wszystko to jest przechowywane tak długo, jak konto jest połączone. Post usunięty na Instagramie znika stąd w ciągu doby, razem ze zdjęciami. Po odłączeniu konta wszystko powyższe jest od razu usuwane; zdjęcie, które było pobierane dokładnie w tej chwili, znika w ciągu dwóch godzin.",
    owners: "Jeśli logujesz się do panelu",
    ownersText:
      "Twoja przeglądarka otrzymuje jeden plik cookie, który utrzymuje logowanie przez trzydzieści dni. Adres kogoś, kto wpisze błędne hasło, jest zapamiętywany, żeby spowolnić zgadywanie. Liczy się przez dobę i jest usuwany, gdy ktoś się potem zaloguje.",
    deleting: "Jak to usunąć",
    deletingByApp:
      "Usuń aplikację w swoich ustawieniach na Instagramie, w sekcji „Aplikacje i witryny”, a przy logowaniu przez Facebook w ustawieniach Facebooka, w sekcji „Aplikacje i witryny” lub „Integracje biznesowe”. Meta powiadomi wtedy ten serwer, który od razu usunie wszystko. Jeśli Meta poda Ci kod potwierdzenia, możesz sprawdzić go pod adresem {address}.",
    deletingByAsking:
      "Albo poproś osoby, na których stronie są Twoje posty: odłączą one konto w panelu.",
    noBackups: "Ten serwer sam nie tworzy kopii zapasowych.",
    backups:
      "Ten serwer co noc tworzy kopię zapasową i zachowuje najnowsze (liczba: {count}). Po usunięciu danych w ciągu godziny powstaje nowa, a wcześniejsze są usuwane.",
    backupCopies:
      "Kopie, które prowadzący serwer trzymają gdzie indziej, muszą usunąć sami; gdy któraś zostanie przywrócona, od razu usuwa się z niej to, co usunięto przez Meta.",
    deletingKept:
      "Z żądania usunięcia przez rok przechowywane są kod i dwie daty, żeby można było je sprawdzić, a także odcisk, po którym rozpoznaje się to samo żądanie, jeśli przyjdzie dwa razy. Nikogo nie wskazują. Odciski numerów, pod którymi znane jest konto, pozostają tak długo, jak istnieje ten serwer, żeby wcześniejsza kopia zapasowa nie mogła niczego przywrócić. Pozostaje też to, co nigdy nie było Twoje: adres, wygląd i ustawienia kanału na stronie, który nic już wtedy nie pokazuje.",
    operators: "Jeśli ten serwer jest Twój",
    paragraph: "Akapit na stronę o prywatności w Twojej witrynie",
    paragraphText:
      "Posty z Instagrama. Ta strona pokazuje nasze najnowsze posty z Instagrama. Twoja przeglądarka pobiera je, razem ze zdjęciami i filmami, z naszego własnego serwera {host}, na którym są ich kopie; nie łączy się z Instagramem ani z Meta. Nie używa się do tego plików cookie, nic nie jest zapisywane w przeglądarce, a oprogramowanie, którego używamy (Windowbox), nie zapisuje Twojej wizyty. Po kliknięciu linku do Instagrama opuszczasz tę stronę i obowiązuje polityka prywatności Meta. Więcej informacji: {address}",
    addresses: "Adresy, o które pytają formularze Meta",
  },
};
