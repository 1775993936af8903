import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Copia", copied: "Copiato", selected: "Testo selezionato: ora puoi copiarlo" },
  noFeed: "A questo indirizzo non c’è nessun feed.",
  nothingHere: "A questo indirizzo non c’è nulla",
  nothingHereText:
    "Confrontalo con quello che ti è stato dato: forse se n’è perso un pezzo per strada.",
  link: {
    connect: "Collega {name}",
    connectYours: "Collega il tuo account Instagram",
    asks: "Un sito web vorrebbe mostrare i post Instagram di {name} attraverso il server {host}. Per questo Instagram chiede il consenso a te, perché l’account è tuo.",
    throughInstagram: "Accedi a Instagram, dai lì il consenso e torni qui. Ci vuole un minuto.",
    throughFacebook:
      "Accedi a Facebook, con cui l’account è gestito, dai lì il consenso e torni qui. Ci vuole un minuto.",
    anHour: "Hai un’ora per farlo.",
    onlyThis:
      "Viene collegato soltanto questo account, e soltanto per leggerne il profilo e i post.",
    passwordStays: "La tua password resta lì: questo server non la vede mai.",
    worksOnce: "Questo link funziona una volta sola, fino al {until}.",
    signInInstagram: "Accedi con Instagram",
    signInFacebook: "Accedi con Facebook",
    signIn: "Accedi",
    whatIsStored: "Che cosa viene conservato qui e come farlo eliminare",
    expired: "Questo link è scaduto",
    expiredText: "Era valido fino al {until}. Non è cambiato nulla.",
    spent: "Questo link ha fatto il suo lavoro",
    spentText:
      "{name} è stato collegato il {at}, e un link funziona una volta sola. Non resta niente da fare.",
    askGiver: "Se te ne serve uno nuovo, chiedilo alla persona che ti ha dato questo.",
    canBeSent:
      "Se te ne serve uno nuovo, può essere inviato a chi si occupa del sito, che lo passerà a te.",
    sendNew: "Invia loro un nuovo link",
    sent: "Un nuovo link è in arrivo",
    sentText: "È stato inviato a chi si occupa del sito, che lo passerà a te.",
    sentBefore: "Un nuovo link è già stato inviato",
    sentBeforeText:
      "È stato inviato meno di un giorno fa a chi si occupa del sito: chiedilo a loro.",
    notSent: "Non è stato possibile inviare il nuovo link",
    notSentText: "Avvisa la persona che ti ha dato questo: può crearne uno nuovo.",
    unknown: "Questo link qui non è conosciuto",
    unknownText:
      "Aprilo di nuovo esattamente come ti è stato dato, oppure chiedine uno nuovo: forse se n’è perso un pezzo per strada.",
    useless: "Questo link non serve più",
    uselessText:
      "L’account a cui era destinato non viene più mostrato da questo server. Non è cambiato nulla.",
    unusable: "Non funziona ancora",
    unusableText:
      "La persona che ti ha dato questo link deve prima configurare qualcosa: dille che manca l’app del server presso Meta, oppure il suo indirizzo https. Il link resta valido.",
    failure: "Qualcosa è andato storto",
    failureText: "Ci dispiace. Non si è perso nulla: apri di nuovo il link fra un minuto.",
  },
  outcome: {
    connected: "{name} è collegato",
    connectedText:
      "Grazie, è tutto. Il sito mostrerà i post più recenti entro pochi minuti, e puoi chiudere questa pagina.",
    another: "Era un altro account",
    anotherText:
      "Hai effettuato l’accesso come {came}, ma questo link è per {wanted}. Non è cambiato nulla, e qui non resta niente dell’altro account.",
    signInAs: "Accedi come {wanted}",
    notYet: "Non è ancora collegato",
    reasons: {
      denied:
        "Non è stato collegato nulla, perché alla domanda di Instagram è stato risposto di no.",
      used: "Questo accesso era già stato usato, oppure ha richiesto troppo tempo.",
      "no-role":
        "L’app del sito non può ancora leggere questo account: la persona che ti ha dato il link deve prima invitarti.",
      "no-page":
        "Facebook non ha mostrato nessuna Pagina: accedi di nuovo e seleziona la Pagina a cui è collegato il tuo account Instagram.",
      "no-linked-account":
        "Nessuna delle Pagine Facebook che hai selezionato è collegata a un account Instagram professionale: collegane prima uno nelle impostazioni della Pagina.",
      "to-confirm":
        "Instagram vuole che prima tu confermi qualcosa: accedi a instagram.com o facebook.com, fai quello che ti chiede, poi torna qui.",
      busy: "Instagram al momento non è raggiungibile o è sovraccarico: riprova fra qualche minuto.",
      other: "Non ha funzionato, per un motivo che deve trovare chi si occupa del sito.",
    },
    nothingChanged: "Non è cambiato nulla, e il link funziona ancora.",
    sendThem:
      "Se ti ritrovi di nuovo qui, invia queste parole alla persona che ti ha dato il link:",
    again: "Riprova",
    stray: "Apri il link ancora una volta",
    strayText:
      "Questo accesso è iniziato in un altro browser, oppure più di un’ora fa, quindi non è cambiato nulla. Apri di nuovo in questo browser il link che hai ricevuto: funziona ancora.",
  },
  deletion: {
    deleted: "È stato eliminato",
    deletedText:
      "Tutto ciò che qui era conservato dell’account Instagram non c’è più: l’accesso, il profilo, i post con le loro immagini e i loro video. Se non era conservato nulla, continua a non esserci nulla.",
    code: "Codice di conferma",
    askedFor: "Richiesto",
    finished: "Concluso",
    kept: "Di questa richiesta si conservano per {days} giorni il codice e le due date, e un’impronta da cui si riconosce la stessa richiesta se arriva due volte. Le impronte dei numeri dell’account restano, perché un backup precedente non possa riportare indietro nulla e perché lo stesso account ritrovi il suo posto se lo colleghi di nuovo. Non indicano nessuno per nome.",
    underWay: "L’eliminazione è in corso",
    underWayText:
      "La richiesta è arrivata e si sta eseguendo. Ci vogliono uno o due minuti: torna a vedere più tardi. Se domani questa pagina dice ancora lo stesso, scrivi a chi mostrava i post sul proprio sito e indica il codice.",
    unknown: "Questo codice qui non è conosciuto",
    unknownText:
      "Confrontalo con quello che ti è stato dato: ha venti lettere e cifre. I codici si conservano per {days} giorni.",
  },
  privacy: {
    title: "Privacy su {host}",
    lead: "Questo server mostra post di Instagram sui siti web di chi li ha pubblicati. Usa Windowbox e appartiene a chi gestisce quei siti.",
    visitors: "Se visiti un sito che mostra questi post",
    visitorsLoad:
      "Il tuo browser carica i post da {host} e da nessun’altra parte. Non comunica per questo né con Instagram, né con Facebook, né con altri. Non ci sono cookie, nel tuo browser non viene salvato nulla, e nessuno ti conta o ti segue.",
    visitorsNotNoted:
      "Windowbox non annota il tuo indirizzo né che cosa hai guardato, nemmeno nel suo registro. Che cosa registra una società di hosting sulle connessioni alle proprie macchine deve dirlo la pagina sulla privacy del sito.",
    sitesNoted:
      "I browser dicono su quale sito mostrano questi post. Di ciò si conservano il nome del sito e il momento della sua ultima richiesta, per dieci siti al massimo, e nulla su chi ha chiesto.",
    visitorsFollow:
      "Soltanto un link che segui tu ti porta su Instagram, dove valgono le regole di Meta.",
    accounts: "Se il tuo account Instagram è collegato qui",
    accountsStored:
      "Lo hai permesso tu, su Instagram o Facebook. Su questo server, e da nessun’altra parte, sono conservati:",
    accountsPublished:
      "Lo hai permesso tu, su Instagram o Facebook. Su questo server è conservato quanto segue; ciò che ne vedono i visitatori è copiato anche su {host}, e nulla è conservato altrove:",
    storedAccess:
      "l’accesso che hai concesso, cifrato. Permette soltanto di leggere. Viene inviato a Instagram e Facebook, e a nessun altro;",
    storedNumbers:
      "i numeri con cui Instagram riconosce l’account e, se hai usato Facebook, quello con cui Facebook riconosce te in questa app, per ritrovare tutto quando ne chiedi l’eliminazione;",
    storedProfile:
      "il profilo pubblico dell’account: nomi, testo, sito web, tipo di account, immagine, e quanti follower e post ha;",
    storedPosts:
      "i suoi post più recenti (al massimo {count}): testi, date, link, numero di “Mi piace” e di commenti, e copie delle immagini e dei video;",
    storedTimes: "quando è stato interrogato Instagram l’ultima volta e com’è andata.",
    accountsShown:
      "Il profilo e i post sono visibili a chiunque visiti i siti; per questo vengono copiati. I tuoi messaggi, i nomi dei tuoi follower e i commenti di altri non vengono mai richiesti.",
    accountsKept:
      "Si conserva tutto finché l’account è collegato. Un post che elimini su Instagram scompare da qui entro un giorno, con le sue immagini. Quando l’account viene scollegato, tutto quanto sopra viene eliminato subito; un’immagine che si stava scaricando proprio in quel momento segue entro due ore.",
    owners: "Se accedi al pannello di controllo",
    ownersText:
      "Il tuo browser riceve un solo cookie, che mantiene l’accesso per trenta giorni. L’indirizzo di chi inserisce una password sbagliata viene ricordato per rallentare i tentativi. Vale per un giorno, e viene eliminato quando qualcuno accede dopo.",
    deleting: "Come farlo eliminare",
    deletingByApp:
      "Rimuovi l’app nelle tue impostazioni di Instagram, in “App e siti web”, oppure, se hai usato Facebook, nelle sue impostazioni, in “App e siti web” o “Integrazioni aziendali”. Meta lo comunica a questo server, che elimina subito tutto. Se Meta ti dà un codice di conferma, puoi seguirlo all’indirizzo {address}.",
    deletingByAsking:
      "Oppure chiedilo a chi mostra i tuoi post sul proprio sito: può scollegare l’account nel pannello di controllo.",
    noBackups: "Questo server non fa backup da sé.",
    backups:
      "Questo server fa un backup ogni notte e conserva i più recenti (numero: {count}). Dopo un’eliminazione ne fa uno nuovo entro un’ora, e quelli precedenti vengono eliminati.",
    backupCopies:
      "Le copie che chi lo gestisce conserva altrove deve eliminarle da sé; se una viene ripristinata, ciò che è stato eliminato tramite Meta ne viene subito tolto.",
    deletingKept:
      "Di una richiesta di eliminazione si conservano per un anno il codice e due date, perché tu possa seguirla, e un’impronta da cui si riconosce la stessa richiesta se arriva due volte. Non indicano nessuno per nome. Le impronte dei numeri dell’account restano finché esiste questo server, perché un backup precedente non possa riportare indietro nulla. Resta anche ciò che non è mai stato tuo: l’indirizzo, l’aspetto e le impostazioni del feed del sito, che a quel punto non mostra nulla.",
    operators: "Se questo server è tuo",
    paragraph: "Un paragrafo per la pagina sulla privacy del tuo sito",
    paragraphText:
      "Post di Instagram. Questo sito mostra i nostri post più recenti di Instagram. Il tuo browser li carica, con le immagini e i video, dal nostro server {host}, che ne conserva copie; non si collega a Instagram né a Meta. Per questo non vengono impostati cookie, nel tuo browser non viene salvato nulla, e il software che usiamo (Windowbox) non registra la tua visita. Se segui un link verso Instagram, lasci questo sito e vale l’informativa sulla privacy di Meta. Per saperne di più: {address}",
    addresses: "Gli indirizzi che chiedono i moduli di Meta",
  },
};
