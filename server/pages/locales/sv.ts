import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Kopiera", copied: "Kopierat", selected: "Markerat: kopiera nu" },
  noFeed: "Det finns inget flöde på den här adressen.",
  nothingHere: "Det finns inget på den här adressen",
  nothingHereText: "Jämför den med den du fick: kanske försvann en bit på vägen.",
  link: {
    connect: "Anslut {name}",
    connectYours: "Anslut ditt Instagram-konto",
    asks: "En webbplats vill visa Instagram-inläggen från {name} via servern {host}. Instagram vill ha ett ja till det från dig, eftersom kontot är ditt.",
    throughInstagram:
      "Du loggar in på Instagram, säger ja där och kommer tillbaka hit. Det tar en minut.",
    throughFacebook:
      "Du loggar in på Facebook, där kontot hanteras, säger ja där och kommer tillbaka hit. Det tar en minut.",
    anHour: "Du har en timme på dig.",
    onlyThis: "Bara det här kontot ansluts, och bara för att läsa dess profil och inlägg.",
    passwordStays: "Ditt lösenord stannar där: den här servern ser det aldrig.",
    worksOnce: "Länken fungerar en gång, till {until}.",
    signInInstagram: "Logga in med Instagram",
    signInFacebook: "Logga in med Facebook",
    signIn: "Logga in",
    whatIsStored: "Vad som sparas här, och hur du får det raderat",
    expired: "Länken har gått ut",
    expiredText: "Den gällde till {until}. Ingenting har ändrats.",
    spent: "Länken har gjort sitt",
    spentText:
      "{name} anslöts {at}, och en länk fungerar bara en gång. Det finns inget mer att göra.",
    askGiver: "Om du behöver en ny, fråga den som gav dig den här.",
    canBeSent:
      "Om du behöver en ny kan den skickas till dem som sköter webbplatsen. De ger den vidare till dig.",
    sendNew: "Skicka en ny länk till dem",
    sent: "En ny länk är på väg",
    sentText: "Den skickades till dem som sköter webbplatsen. De ger den vidare till dig.",
    sentBefore: "En ny länk har redan skickats",
    sentBeforeText:
      "Den skickades för mindre än ett dygn sedan till dem som sköter webbplatsen: fråga dem.",
    notSent: "Den nya länken kunde inte skickas",
    notSentText: "Säg till den som gav dig den här: den personen kan göra en ny.",
    unknown: "Länken är inte känd här",
    unknownText:
      "Öppna den igen precis som du fick den, eller be om en ny: kanske försvann en bit på vägen.",
    useless: "Länken behövs inte längre",
    uselessText:
      "Kontot som den var till för visas inte längre av den här servern. Ingenting har ändrats.",
    unusable: "Det fungerar inte än",
    unusableText:
      "Den som gav dig länken måste ställa in något först: säg att serverns app hos Meta saknas, eller dess https-adress. Länken fortsätter att gälla.",
    failure: "Något gick tyvärr fel",
    failureText: "Ingenting är förlorat: öppna länken igen om en minut.",
  },
  outcome: {
    connected: "{name} är anslutet",
    connectedText:
      "Tack, det var allt. Webbplatsen visar de senaste inläggen inom några minuter, och du kan stänga den här sidan.",
    another: "Det var ett annat konto",
    anotherText:
      "Du loggade in som {came}, men länken är till för {wanted}. Ingenting har ändrats, och inget från det andra kontot sparas här.",
    signInAs: "Logga in som {wanted}",
    notYet: "Kontot är inte anslutet än",
    reasons: {
      denied: "Ingenting anslöts, för frågan hos Instagram besvarades med nej.",
      used: "Den här inloggningen var redan använd, eller tog för lång tid.",
      "no-role":
        "Webbplatsens app får inte läsa kontot än: den som gav dig länken måste bjuda in dig först.",
      "no-page":
        "Facebook visade ingen sida: logga in igen och kryssa för den sida som ditt Instagram-konto är kopplat till.",
      "no-linked-account":
        "Ingen av de Facebook-sidor du kryssade för är kopplad till ett professionellt Instagram-konto: koppla ett i sidans inställningar först.",
      "to-confirm":
        "Instagram vill att du bekräftar något först: logga in på instagram.com eller facebook.com, gör det som krävs och kom sedan tillbaka hit.",
      busy: "Instagram går inte att nå eller är överbelastat just nu: försök igen om några minuter.",
      other: "Det gick inte, av ett skäl som de som sköter webbplatsen måste ta reda på.",
    },
    nothingChanged: "Ingenting har ändrats, och länken fungerar fortfarande.",
    sendThem: "Om du hamnar här igen, skicka de här orden till den som gav dig länken:",
    again: "Försök igen",
    stray: "Öppna länken en gång till",
    strayText:
      "Den här inloggningen började i en annan webbläsare, eller för mer än en timme sedan, så ingenting har ändrats. Öppna länken du fick igen, i den här webbläsaren: den fungerar fortfarande.",
  },
  deletion: {
    deleted: "Det är raderat",
    deletedText:
      "Allt som sparades här om Instagram-kontot är borta: åtkomsten, profilen, inläggen och deras bilder och videor. Om inget sparades finns det fortfarande inget.",
    code: "Bekräftelsekod",
    askedFor: "Begärt",
    finished: "Klart",
    kept: "Av den här begäran sparas koden och de två tidpunkterna i {days} dagar, och ett fingeravtryck som gör att samma begäran känns igen om den skickas två gånger. Fingeravtryck av kontots nummer finns kvar, så att en tidigare säkerhetskopia inte kan återställa något, och så att samma konto passar på sin gamla plats om du ansluter det igen. De pekar inte ut någon.",
    underWay: "Det håller på att raderas",
    underWayText:
      "Begäran har kommit fram och utförs. Det tar en minut eller två: titta igen då. Om det står samma sak här i morgon, skriv till dem vars webbplats visade inläggen och ange koden.",
    unknown: "Koden är inte känd här",
    unknownText:
      "Jämför den med den du fick: den har tjugo bokstäver och siffror. Koder sparas i {days} dagar.",
  },
  privacy: {
    title: "Integritet på {host}",
    lead: "Den här servern visar Instagram-inlägg på webbplatserna för dem som själva har publicerat dem. Den kör Windowbox och tillhör dem som driver webbplatserna.",
    visitors: "Om du besöker en webbplats som visar inläggen",
    visitorsLoad:
      "Din webbläsare hämtar inläggen från {host} och ingen annanstans ifrån. Den kontaktar inte Instagram, Facebook eller någon annan för deras skull. Det finns inga kakor, inget sparas i din webbläsare, och ingen räknar eller följer dig.",
    visitorsNotNoted:
      "Windowbox antecknar varken din adress eller vad du tittade på, inte ens i sin logg. Vad ett webbhotell antecknar om anslutningar till sina maskiner ska stå på webbplatsens egen integritetssida.",
    sitesNoted:
      "Webbläsare talar om på vilken webbplats de visar inläggen. Av det sparas webbplatsens namn och när den senast frågade, för högst tio webbplatser, och inget om vem som frågade.",
    visitorsFollow:
      "Bara en länk som du själv följer tar dig till Instagram, där Metas regler gäller.",
    accounts: "Om ditt Instagram-konto är anslutet här",
    accountsStored:
      "Du har tillåtit det, på Instagram eller Facebook. På den här servern, och ingen annanstans, sparas:",
    accountsPublished:
      "Du har tillåtit det, på Instagram eller Facebook. På den här servern sparas det som följer; det som besökare ser av det kopieras också till {host}, och ingenting sparas någon annanstans:",
    storedAccess:
      "åtkomsten som du gav, krypterad. Den kan bara läsa. Den skickas till Instagram och Facebook, och till ingen annan;",
    storedNumbers:
      "numren som Instagram känner kontot under och, om du loggade in med Facebook, det som Facebook känner dig under i den här appen, för att hitta allt igen när du ber om radering;",
    storedProfile:
      "kontots offentliga profil: namn, text, webbplats, typ av konto, bild och hur många följare och inlägg det har;",
    storedPosts:
      "dess senaste inlägg (högst {count}): texter, datum, länkar, antal gillamarkeringar och kommentarer, och kopior av bilderna och videorna;",
    storedTimes: "när Instagram senast tillfrågades, och hur det gick.",
    accountsShown:
      "Profil och inlägg visas för alla som besöker webbplatserna; det är därför de kopieras. Dina meddelanden, dina följares namn och andras kommentarer efterfrågas aldrig.",
    accountsKept:
      "Det sparas så länge kontot är anslutet. Ett inlägg som du raderar på Instagram är borta härifrån inom ett dygn, med sina bilder. När kontot kopplas bort raderas allt ovan på en gång; en bild som hämtades just i det ögonblicket följer inom två timmar.",
    owners: "Om du loggar in i panelen",
    ownersText:
      "Din webbläsare får en kaka som håller dig inloggad i trettio dagar. Adressen för den som skriver fel lösenord sparas för att bromsa gissningar. Den räknas i ett dygn och raderas när någon loggar in efter det.",
    deleting: "Så får du det raderat",
    deletingByApp:
      "Ta bort appen i dina inställningar på Instagram, under ”Appar och webbplatser”, eller, om du loggade in med Facebook, i dina inställningar där, under ”Appar och webbplatser” eller ”Företagsintegrationer”. Meta meddelar då den här servern, som raderar allt på en gång. Om Meta ger dig en bekräftelsekod kan du slå upp den på {address}.",
    deletingByAsking:
      "Eller be dem vars webbplats visar dina inlägg: de kopplar bort kontot i panelen.",
    noBackups: "Den här servern gör inga säkerhetskopior av sig själv.",
    backups:
      "Den här servern gör en säkerhetskopia varje natt och behåller de senaste (antal: {count}). Efter en radering görs en ny inom en timme, och de tidigare raderas.",
    backupCopies:
      "Kopior som de som driver servern har på annat håll får de själva radera; när en läggs tillbaka raderas genast det som raderats genom Meta.",
    deletingKept:
      "Av en begäran om radering sparas koden och två tidpunkter i ett år, så att du kan slå upp den, och ett fingeravtryck som gör att samma begäran känns igen om den skickas två gånger. De pekar inte ut någon. Fingeravtryck av kontots nummer finns kvar så länge servern gör det, så att en tidigare säkerhetskopia inte kan återställa något. Kvar finns också det som aldrig var ditt: adressen, utseendet och inställningarna för webbplatsens flöde, som då inte visar något.",
    operators: "Om servern är din",
    paragraph: "Ett stycke till din webbplats integritetssida",
    paragraphText:
      "Instagram-inlägg. Den här webbplatsen visar våra senaste Instagram-inlägg. Din webbläsare hämtar dem, med bilder och videor, från vår egen server {host}, som har kopior av dem; den ansluter inte till Instagram eller Meta. Inga kakor används för detta, inget sparas i din webbläsare, och programmet vi använder (Windowbox) registrerar inte ditt besök. Om du följer en länk till Instagram lämnar du webbplatsen, och Metas integritetspolicy gäller. Mer information: {address}",
    addresses: "Adresserna som Metas formulär frågar efter",
  },
};
