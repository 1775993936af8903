import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Kopiëren", copied: "Gekopieerd", selected: "Geselecteerd: nu kopiëren" },
  noFeed: "Op dit adres is geen feed.",
  nothingHere: "Op dit adres is niets te vinden",
  nothingHereText:
    "Vergelijk het met het adres dat je hebt gekregen: misschien is er onderweg een stuk weggevallen.",
  link: {
    connect: "{name} koppelen",
    connectYours: "Je Instagram-account koppelen",
    asks: "Een website wil de Instagram-berichten van {name} laten zien, via de server {host}. Daarvoor vraagt Instagram jouw toestemming, want het account is van jou.",
    throughInstagram:
      "Je meldt je aan bij Instagram, geeft daar toestemming en komt hier terug. Dat duurt een minuut.",
    throughFacebook:
      "Je meldt je aan bij Facebook, waarmee het account wordt beheerd, geeft daar toestemming en komt hier terug. Dat duurt een minuut.",
    anHour: "Je hebt er een uur de tijd voor.",
    onlyThis:
      "Alleen dit ene account wordt gekoppeld, en alleen om het profiel en de berichten te lezen.",
    passwordStays: "Je wachtwoord blijft daar: deze server krijgt het nooit te zien.",
    worksOnce: "Deze link werkt één keer, tot {until}.",
    signInInstagram: "Aanmelden met Instagram",
    signInFacebook: "Aanmelden met Facebook",
    signIn: "Aanmelden",
    whatIsStored: "Wat hier wordt bewaard en hoe je het laat verwijderen",
    expired: "Deze link is verlopen",
    expiredText: "Hij was geldig tot {until}. Er is niets veranderd.",
    spent: "Deze link heeft zijn werk gedaan",
    spentText:
      "{name} is gekoppeld op {at}, en een link werkt maar één keer. Er hoeft niets meer te gebeuren.",
    askGiver: "Heb je een nieuwe nodig, vraag die dan aan degene van wie je deze hebt gekregen.",
    canBeSent:
      "Heb je een nieuwe nodig, dan kan die worden gestuurd naar de mensen die voor de website zorgen. Zij geven hem aan jou door.",
    sendNew: "Hun een nieuwe link sturen",
    sent: "Er is een nieuwe link onderweg",
    sentText:
      "Hij is gestuurd naar de mensen die voor de website zorgen. Zij geven hem aan jou door.",
    sentBefore: "Er is al een nieuwe link gestuurd",
    sentBeforeText:
      "Hij is nog geen dag geleden gestuurd naar de mensen die voor de website zorgen: vraag het hun.",
    notSent: "De nieuwe link kon niet worden gestuurd",
    notSentText: "Laat het degene weten van wie je deze hebt gekregen: die kan een nieuwe maken.",
    unknown: "Deze link is hier niet bekend",
    unknownText:
      "Open hem nog eens precies zoals je hem hebt gekregen, of vraag een nieuwe: misschien is er onderweg een stuk weggevallen.",
    useless: "Deze link is niet meer nodig",
    uselessText:
      "Het account waarvoor hij bedoeld was, wordt door deze server niet meer getoond. Er is niets veranderd.",
    unusable: "Dit werkt nog niet",
    unusableText:
      "Degene van wie je deze link hebt, moet eerst nog iets instellen: laat weten dat de app van de server bij Meta ontbreekt, of het https-adres. De link blijft geldig.",
    failure: "Sorry, er ging iets mis",
    failureText: "Er is niets verloren: open de link over een minuut nog eens.",
  },
  outcome: {
    connected: "{name} is gekoppeld",
    connectedText:
      "Bedankt, dat was alles. De website laat de nieuwste berichten binnen enkele minuten zien, en je kunt deze pagina sluiten.",
    another: "Dat was een ander account",
    anotherText:
      "Je hebt je aangemeld als {came}, maar deze link is voor {wanted}. Er is niets veranderd, en van het andere account wordt hier niets bewaard.",
    signInAs: "Aanmelden als {wanted}",
    notYet: "Het account is nog niet gekoppeld",
    reasons: {
      denied: "Er is niets gekoppeld, want op de vraag bij Instagram is nee geantwoord.",
      used: "Deze aanmelding was al gebruikt of duurde te lang.",
      "no-role":
        "De app van de website mag dit account nog niet lezen: degene van wie je de link hebt, moet je er eerst voor uitnodigen.",
      "no-page":
        "Facebook liet geen pagina zien: meld je opnieuw aan en vink de pagina aan waaraan je Instagram-account is gekoppeld.",
      "no-linked-account":
        "Geen van de Facebook-pagina’s die je hebt aangevinkt, is gekoppeld aan een professioneel Instagram-account: koppel er eerst een in de instellingen van de pagina.",
      "to-confirm":
        "Instagram wil dat je eerst iets bevestigt: meld je aan op instagram.com of facebook.com, doe wat er wordt gevraagd en kom daarna hier terug.",
      busy: "Instagram is nu niet bereikbaar of heeft het te druk: probeer het over een paar minuten opnieuw.",
      other:
        "Het is niet gelukt, om een reden die de mensen die voor de website zorgen moeten uitzoeken.",
    },
    nothingChanged: "Er is niets veranderd, en de link werkt nog.",
    sendThem:
      "Kom je hier nog eens terecht, stuur deze woorden dan naar degene van wie je de link hebt:",
    again: "Opnieuw proberen",
    stray: "Open de link nog een keer",
    strayText:
      "Deze aanmelding is begonnen in een andere browser, of meer dan een uur geleden, dus er is niets veranderd. Open de link die je hebt gekregen opnieuw in deze browser: hij werkt nog.",
  },
  deletion: {
    deleted: "Het is verwijderd",
    deletedText:
      "Alles wat hier over het Instagram-account werd bewaard, is weg: de toegang, het profiel, de berichten en hun foto’s en video’s. Werd er niets bewaard, dan is er nog steeds niets.",
    code: "Bevestigingscode",
    askedFor: "Aangevraagd",
    finished: "Afgerond",
    kept: "Van dit verzoek worden de code en de twee tijdstippen {days} dagen bewaard, en een vingerafdruk waaraan hetzelfde verzoek wordt herkend als het twee keer komt. Vingerafdrukken van de nummers van het account blijven, zodat een eerdere back-up niets kan terugbrengen en hetzelfde account weer op zijn oude plaats past als je het opnieuw koppelt. Ze noemen niemand.",
    underWay: "Het wordt verwijderd",
    underWayText:
      "Het verzoek is aangekomen en wordt uitgevoerd. Dat duurt een minuut of twee: kijk dan nog eens. Staat hier morgen nog hetzelfde, schrijf dan naar de mensen op wier website de berichten stonden, en noem de code.",
    unknown: "Deze code is hier niet bekend",
    unknownText:
      "Vergelijk hem met de code die je hebt gekregen: die heeft twintig letters en cijfers. Codes worden {days} dagen bewaard.",
  },
  privacy: {
    title: "Privacy bij {host}",
    lead: "Deze server toont Instagram-berichten op de websites van de mensen die ze zelf hebben geplaatst. Er draait Windowbox op, en hij is van wie die websites beheert.",
    visitors: "Als je een website bezoekt die deze berichten toont",
    visitorsLoad:
      "Je browser laadt de berichten van {host} en nergens anders vandaan. Hij praat daarvoor niet met Instagram, Facebook of wie dan ook. Er zijn geen cookies, in je browser wordt niets opgeslagen, en niemand telt of volgt je.",
    visitorsNotNoted:
      "Windowbox schrijft je adres niet op, en ook niet wat je hebt bekeken, zelfs niet in zijn logboek. Wat een hostingbedrijf noteert over verbindingen met zijn machines, hoort op de privacypagina van de website te staan.",
    sitesNoted:
      "Browsers zeggen op welke website ze deze berichten tonen. Daarvan worden de naam van de website en het tijdstip van de laatste aanvraag bewaard, van hoogstens tien websites, en niets over wie de aanvraag deed.",
    visitorsFollow:
      "Alleen een link die je zelf volgt, brengt je naar Instagram, waar de regels van Meta gelden.",
    accounts: "Als je Instagram-account hier is gekoppeld",
    accountsStored:
      "Je hebt dat toegestaan, bij Instagram of Facebook. Op deze server, en nergens anders, worden bewaard:",
    accountsPublished:
      "Je hebt dat toegestaan, bij Instagram of Facebook. Op deze server wordt bewaard wat volgt; wat bezoekers ervan zien, wordt ook naar {host} gekopieerd, en verder wordt nergens iets bewaard:",
    storedAccess:
      "de toegang die je hebt gegeven, versleuteld. Daarmee kan alleen worden gelezen. Hij wordt naar Instagram en Facebook gestuurd, en naar niemand anders;",
    storedNumbers:
      "de nummers waaronder Instagram het account kent en, als je je met Facebook hebt aangemeld, het nummer waaronder Facebook jou in deze app kent, om alles terug te vinden wanneer je het laat verwijderen;",
    storedProfile:
      "het openbare profiel van het account: namen, tekst, website, soort account, foto, en hoeveel volgers en berichten het heeft;",
    storedPosts:
      "de nieuwste berichten (hoogstens {count}): teksten, datums, links, aantallen likes en opmerkingen, en kopieën van de foto’s en video’s;",
    storedTimes: "wanneer Instagram voor het laatst iets is gevraagd, en hoe dat afliep.",
    accountsShown:
      "Profiel en berichten zijn te zien voor iedereen die de websites bezoekt; daarvoor zijn ze gekopieerd. Naar je privéberichten, de namen van je volgers en de opmerkingen van anderen wordt nooit gevraagd.",
    accountsKept:
      "Het wordt bewaard zolang het account is gekoppeld. Een bericht dat je bij Instagram verwijdert, is hier binnen een dag weg, met zijn foto’s. Wordt het account ontkoppeld, dan wordt al het bovenstaande meteen verwijderd; een foto die juist op dat moment werd opgehaald, volgt binnen twee uur.",
    owners: "Als je je aanmeldt bij het beheer",
    ownersText:
      "Je browser krijgt één cookie, waarmee je dertig dagen aangemeld blijft. Het adres van iemand die een verkeerd wachtwoord invoert, wordt onthouden om raden te vertragen. Het telt een dag mee, en wordt verwijderd als iemand zich daarna aanmeldt.",
    deleting: "Hoe je het laat verwijderen",
    deletingByApp:
      "Verwijder de app in je instellingen bij Instagram, onder ‘Apps en websites’, of, als je je met Facebook hebt aangemeld, in je instellingen daar, onder ‘Apps en websites’ of ‘Bedrijfsintegraties’. Meta laat het dan aan deze server weten, en die verwijdert alles meteen. Geeft Meta je een bevestigingscode, dan kun je die opzoeken op {address}.",
    deletingByAsking:
      "Of vraag het de mensen op wier website je berichten staan: zij ontkoppelen het account in het beheer.",
    noBackups: "Deze server maakt uit zichzelf geen back-ups.",
    backups:
      "Deze server maakt elke nacht een back-up en bewaart de nieuwste (aantal: {count}). Na een verwijdering wordt er binnen een uur een nieuwe gemaakt, en die van daarvoor worden verwijderd.",
    backupCopies:
      "Kopieën die de beheerders elders bewaren, moeten ze zelf verwijderen; wordt er een teruggezet, dan wordt daaruit meteen verwijderd wat via Meta was verwijderd.",
    deletingKept:
      "Van een verzoek tot verwijdering worden de code en twee tijdstippen een jaar bewaard, zodat je het kunt opzoeken, en een vingerafdruk waaraan hetzelfde verzoek wordt herkend als het twee keer komt. Ze noemen niemand. Vingerafdrukken van de nummers van het account blijven zolang deze server bestaat, zodat een eerdere back-up niets kan terugbrengen. Ook blijft wat nooit van jou was: het adres, het uiterlijk en de instellingen van de feed van de website, die dan niets meer toont.",
    operators: "Als deze server van jou is",
    paragraph: "Een alinea voor de privacypagina van je website",
    paragraphText:
      "Instagram-berichten. Deze website toont onze nieuwste Instagram-berichten. Je browser laadt ze, met hun foto’s en video’s, van onze eigen server {host}, die er kopieën van bewaart; hij maakt geen verbinding met Instagram of Meta. Hiervoor worden geen cookies geplaatst, in je browser wordt niets opgeslagen, en de software die we gebruiken (Windowbox) houdt je bezoek niet bij. Volg je een link naar Instagram, dan verlaat je deze website en geldt het privacybeleid van Meta. Meer informatie: {address}",
    addresses: "De adressen waar de formulieren van Meta om vragen",
  },
};
