import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Kopieren", copied: "Kopiert", selected: "Markiert: jetzt kopieren" },
  noFeed: "Unter dieser Adresse gibt es keinen Feed.",
  nothingHere: "Unter dieser Adresse gibt es nichts",
  nothingHereText:
    "Bitte vergleichen Sie diese mit der Adresse, die Sie bekommen haben: Vielleicht ist unterwegs ein Stück verloren gegangen.",
  link: {
    connect: "{name} verbinden",
    connectYours: "Ihr Instagram-Konto verbinden",
    asks: "Eine Website möchte die Instagram-Beiträge von {name} zeigen, über den Server {host}. Dafür verlangt Instagram ein Ja von Ihnen, denn das Konto gehört Ihnen.",
    throughInstagram:
      "Sie melden sich bei Instagram an, stimmen dort zu und kommen hierher zurück. Das dauert eine Minute.",
    throughFacebook:
      "Sie melden sich bei Facebook an, worüber das Konto verwaltet wird, stimmen dort zu und kommen hierher zurück. Das dauert eine Minute.",
    anHour: "Sie haben dafür eine Stunde Zeit.",
    onlyThis:
      "Nur dieses eine Konto wird verbunden, und nur, um sein Profil und seine Beiträge zu lesen.",
    passwordStays: "Ihr Passwort bleibt dort: Dieser Server bekommt es nie zu sehen.",
    worksOnce: "Dieser Link funktioniert einmal, bis {until}.",
    signInInstagram: "Mit Instagram anmelden",
    signInFacebook: "Mit Facebook anmelden",
    signIn: "Anmelden",
    whatIsStored: "Was hier gespeichert wird und wie Sie es löschen lassen",
    expired: "Dieser Link ist abgelaufen",
    expiredText: "Er galt bis {until}. Es wurde nichts geändert.",
    spent: "Dieser Link hat seinen Dienst getan",
    spentText:
      "{name} wurde am {at} verbunden, und ein Link funktioniert nur einmal. Es ist nichts mehr zu tun.",
    askGiver:
      "Wenn Sie einen neuen brauchen, fragen Sie die Person, von der Sie diesen bekommen haben.",
    canBeSent:
      "Wenn Sie einen neuen brauchen, kann er an die Leute geschickt werden, die sich um die Website kümmern. Sie geben ihn an Sie weiter.",
    sendNew: "Neuen Link dorthin schicken",
    sent: "Ein neuer Link ist unterwegs",
    sentText: "Er ging an die Leute, die sich um die Website kümmern. Sie geben ihn an Sie weiter.",
    sentBefore: "Ein neuer Link wurde schon verschickt",
    sentBeforeText:
      "Er ging vor weniger als einem Tag an die Leute, die sich um die Website kümmern: Bitte fragen Sie dort nach.",
    notSent: "Der neue Link konnte nicht verschickt werden",
    notSentText:
      "Bitte sagen Sie es der Person, von der Sie diesen bekommen haben: Sie kann einen neuen erstellen.",
    unknown: "Dieser Link ist hier nicht bekannt",
    unknownText:
      "Bitte öffnen Sie ihn noch einmal genau so, wie Sie ihn bekommen haben, oder bitten Sie um einen neuen: Vielleicht ist unterwegs ein Stück verloren gegangen.",
    useless: "Dieser Link wird nicht mehr gebraucht",
    uselessText:
      "Das Konto, für das er gedacht war, wird von diesem Server nicht mehr gezeigt. Es wurde nichts geändert.",
    unusable: "Das geht noch nicht",
    unusableText:
      "Die Person, von der Sie diesen Link haben, muss erst noch etwas einrichten: Bitte sagen Sie ihr, dass die App des Servers bei Meta oder seine https-Adresse fehlt. Der Link bleibt gültig.",
    failure: "Das ging leider schief",
    failureText:
      "Hier ist ein Fehler passiert. Nichts ist verloren: Bitte öffnen Sie den Link in einer Minute noch einmal.",
  },
  outcome: {
    connected: "{name} ist verbunden",
    connectedText:
      "Danke, das war alles. Die Website zeigt die neuesten Beiträge in wenigen Minuten, und Sie können diese Seite schließen.",
    another: "Das war ein anderes Konto",
    anotherText:
      "Sie haben sich als {came} angemeldet, aber dieser Link ist für {wanted}. Es wurde nichts geändert, und von dem anderen Konto wird hier nichts behalten.",
    signInAs: "Als {wanted} anmelden",
    notYet: "Noch nicht verbunden",
    reasons: {
      denied: "Es wurde nichts verbunden, denn die Frage bei Instagram wurde mit Nein beantwortet.",
      used: "Diese Anmeldung wurde schon verwendet oder hat zu lange gedauert.",
      "no-role":
        "Die App der Website darf dieses Konto noch nicht lesen: Die Person, von der Sie den Link haben, muss Sie erst dazu einladen.",
      "no-page":
        "Facebook hat keine Seite gezeigt: Melden Sie sich noch einmal an und wählen Sie die Seite aus, mit der Ihr Instagram-Konto verknüpft ist.",
      "no-linked-account":
        "Keine der Facebook-Seiten, die Sie ausgewählt haben, ist mit einem professionellen Instagram-Konto verknüpft: Verknüpfen Sie zuerst eines in den Einstellungen der Seite.",
      "to-confirm":
        "Instagram möchte, dass Sie zuerst etwas bestätigen: Melden Sie sich auf instagram.com oder facebook.com an, folgen Sie den Anweisungen und kommen Sie dann hierher zurück.",
      busy: "Instagram ist gerade nicht erreichbar oder überlastet: Versuchen Sie es in ein paar Minuten noch einmal.",
      other:
        "Es hat nicht geklappt. Den Grund müssen die Leute finden, die sich um die Website kümmern.",
    },
    nothingChanged: "Es wurde nichts geändert, und der Link gilt weiterhin.",
    sendThem:
      "Wenn Sie wieder hier landen, schicken Sie diese Worte an die Person, von der Sie den Link haben:",
    again: "Noch einmal versuchen",
    stray: "Bitte öffnen Sie den Link noch einmal",
    strayText:
      "Diese Anmeldung hat in einem anderen Browser begonnen oder vor mehr als einer Stunde, deshalb wurde nichts geändert. Öffnen Sie den Link, den Sie bekommen haben, noch einmal in diesem Browser: Er gilt weiterhin.",
  },
  deletion: {
    deleted: "Es ist gelöscht",
    deletedText:
      "Alles, was hier über das Instagram-Konto gespeichert war, ist weg: der Zugang, das Profil, die Beiträge und ihre Bilder und Videos. Falls nichts gespeichert war, ist auch jetzt nichts da.",
    code: "Bestätigungscode",
    askedFor: "Beantragt",
    finished: "Abgeschlossen",
    kept: "Von dieser Anfrage werden der Code und die beiden Zeitpunkte {days} Tage lang aufbewahrt, dazu ein Fingerabdruck, an dem dieselbe Anfrage erkannt wird, wenn sie zweimal kommt. Fingerabdrücke der Nummern des Kontos bleiben, damit eine ältere Sicherung nichts zurückbringen kann und damit dasselbe Konto wieder an seinen alten Platz passt, wenn Sie es erneut verbinden. Sie nennen niemanden.",
    underWay: "Es wird gerade gelöscht",
    underWayText:
      "Die Anfrage ist angekommen und wird ausgeführt. Das dauert ein, zwei Minuten: Bitte sehen Sie dann noch einmal nach. Wenn hier morgen noch dasselbe steht, schreiben Sie den Leuten, deren Website die Beiträge gezeigt hat, und nennen Sie den Code.",
    unknown: "Dieser Code ist hier nicht bekannt",
    unknownText:
      "Bitte vergleichen Sie ihn mit dem, den Sie bekommen haben: Er hat zwanzig Buchstaben und Ziffern. Codes werden {days} Tage lang aufbewahrt.",
  },
  privacy: {
    title: "Datenschutz bei {host}",
    lead: "Dieser Server zeigt Instagram-Beiträge auf den Websites derer, denen sie gehören. Auf ihm läuft Windowbox, und er gehört denen, die diese Websites betreiben.",
    visitors: "Wenn Sie eine Website besuchen, die diese Beiträge zeigt",
    visitorsLoad:
      "Ihr Browser lädt die Beiträge von {host} und von nirgendwo sonst. Um sie zu zeigen, spricht er weder mit Instagram noch mit Facebook noch mit anderen. Es gibt keine Cookies, in Ihrem Browser wird nichts gespeichert, und niemand zählt oder verfolgt Sie.",
    visitorsNotNoted:
      "Windowbox schreibt weder Ihre Adresse auf noch, was Sie angesehen haben, auch nicht im Protokoll. Was ein Hosting-Unternehmen über Verbindungen zu seinen Rechnern festhält, muss die Datenschutzseite der Website sagen.",
    sitesNoted:
      "Browser sagen, auf welcher Website sie diese Beiträge zeigen. Davon werden der Name der Website und der Zeitpunkt ihrer letzten Anfrage behalten, höchstens von zehn Websites, und nichts darüber, wer angefragt hat.",
    visitorsFollow:
      "Nur ein Link, dem Sie folgen, führt Sie zu Instagram; dort gelten die Regeln von Meta.",
    accounts: "Wenn Ihr Instagram-Konto hier verbunden ist",
    accountsStored:
      "Sie haben es bei Instagram oder Facebook erlaubt. Auf diesem Server und nirgendwo sonst sind gespeichert:",
    accountsPublished:
      "Sie haben es bei Instagram oder Facebook erlaubt. Auf diesem Server ist gespeichert, was folgt; was Besucher davon sehen, wird auch nach {host} kopiert, und sonst ist nirgendwo etwas gespeichert:",
    storedAccess:
      "der Zugang, den Sie gewährt haben, verschlüsselt. Mit ihm kann nur gelesen werden. Er wird an Instagram und Facebook gesendet und an niemanden sonst;",
    storedNumbers:
      "die Nummern, unter denen Instagram das Konto kennt, und, falls Sie sich mit Facebook angemeldet haben, die, unter der Facebook Sie in dieser App kennt, um alles wiederzufinden, wenn Sie es löschen lassen;",
    storedProfile:
      "das öffentliche Profil des Kontos: Namen, Text, Website, Art des Kontos, Bild und wie viele Follower und Beiträge es hat;",
    storedPosts:
      "die neuesten Beiträge, höchstens {count}: Texte, Daten, Links, die Zahl der „Gefällt mir“-Angaben und Kommentare und Kopien der Bilder und Videos;",
    storedTimes: "wann Instagram zuletzt gefragt wurde und wie das ausging.",
    accountsShown:
      "Profil und Beiträge sieht jeder, der die Websites besucht; dafür sind sie kopiert. Nach Ihren Nachrichten, den Namen Ihrer Follower und den Kommentaren anderer wird nie gefragt.",
    accountsKept:
      "Das alles wird behalten, solange das Konto verbunden ist. Ein Beitrag, den Sie bei Instagram löschen, ist hier innerhalb eines Tages mitsamt seinen Bildern verschwunden. Wird das Konto getrennt, wird alles Genannte sofort gelöscht; ein Bild, das genau in diesem Moment geholt wurde, folgt innerhalb von zwei Stunden.",
    owners: "Wenn Sie sich in der Verwaltung anmelden",
    ownersText:
      "Ihr Browser bekommt ein Cookie, das Sie dreißig Tage lang angemeldet hält. Die Adresse von jemandem, der ein falsches Passwort eingibt, wird gemerkt, um das Raten zu bremsen. Sie zählt einen Tag lang und wird gelöscht, wenn sich danach jemand anmeldet.",
    deleting: "Wie Sie es löschen lassen",
    deletingByApp:
      "Entfernen Sie die App in Ihren Einstellungen bei Instagram unter „Apps und Websites“ oder, falls Sie sich mit Facebook angemeldet haben, in den dortigen Einstellungen unter „Apps und Websites“ oder „Business-Integrationen“. Meta sagt es dann diesem Server, und er löscht sofort alles. Wenn Meta Ihnen einen Bestätigungscode gibt, können Sie unter {address} nachsehen, wie es darum steht.",
    deletingByAsking:
      "Oder bitten Sie die Leute, deren Website Ihre Beiträge zeigt: Sie trennen das Konto in der Verwaltung.",
    noBackups: "Dieser Server macht von sich aus keine Sicherungen.",
    backups:
      "Dieser Server macht jede Nacht eine Sicherung und behält die neuesten (Anzahl: {count}). Nach einer Löschung wird innerhalb einer Stunde eine neue gemacht, und die von vorher werden gelöscht.",
    backupCopies:
      "Kopien, die seine Betreiber anderswo aufbewahren, müssen sie selbst löschen; wird eine davon eingespielt, wird daraus sofort gelöscht, was über Meta gelöscht worden ist.",
    deletingKept:
      "Von einer Löschanfrage werden der Code und zwei Zeitpunkte ein Jahr lang aufbewahrt, damit Sie nachsehen können, dazu ein Fingerabdruck, an dem dieselbe Anfrage erkannt wird, wenn sie zweimal kommt. Sie nennen niemanden. Fingerabdrücke der Nummern des Kontos bleiben, solange es diesen Server gibt, damit eine ältere Sicherung nichts zurückbringen kann. Es bleibt auch, was nie Ihnen gehörte: Adresse, Aussehen und Einstellungen des Feeds der Website, der dann nichts mehr zeigt.",
    operators: "Wenn dieser Server Ihnen gehört",
    paragraph: "Ein Absatz für die Datenschutzseite Ihrer Website",
    paragraphText:
      "Instagram-Beiträge. Diese Website zeigt unsere neuesten Instagram-Beiträge. Ihr Browser lädt sie mit ihren Bildern und Videos von unserem eigenen Server {host}, auf dem Kopien davon liegen; er verbindet sich nicht mit Instagram oder Meta. Dafür werden keine Cookies gesetzt, in Ihrem Browser wird nichts gespeichert, und die Software, die wir verwenden (Windowbox), hält Ihren Besuch nicht fest. Wenn Sie einem Link zu Instagram folgen, verlassen Sie diese Website, und es gilt die Datenschutzerklärung von Meta. Näheres: {address}",
    addresses: "Die Adressen, nach denen die Formulare von Meta fragen",
  },
};
