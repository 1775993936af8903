import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: {
    copy: "Copier",
    copied: "Copié",
    selected: "Texte sélectionné\u00a0: vous pouvez le copier",
  },
  noFeed: "Il n’y a aucun flux à cette adresse.",
  nothingHere: "Il n’y a rien à cette adresse",
  nothingHereText:
    "Comparez-la avec celle que vous avez reçue\u00a0: un morceau s’est peut-être perdu en route.",
  link: {
    connect: "Connecter {name}",
    connectYours: "Connecter votre compte Instagram",
    asks: "Un site web souhaite afficher les publications Instagram du compte {name}, par l’intermédiaire du serveur {host}. Instagram demande pour cela votre accord, puisque ce compte est le vôtre.",
    throughInstagram:
      "Vous vous connectez à Instagram, vous y donnez votre accord et vous revenez ici. Cela prend une minute.",
    throughFacebook:
      "Vous vous connectez à Facebook, qui sert à gérer le compte, vous y donnez votre accord et vous revenez ici. Cela prend une minute.",
    anHour: "Vous avez une heure pour le faire.",
    onlyThis:
      "Seul ce compte est connecté, et uniquement pour lire son profil et ses publications.",
    passwordStays: "Votre mot de passe reste là-bas\u00a0: ce serveur ne le voit jamais.",
    worksOnce: "Ce lien fonctionne une seule fois, jusqu’au {until}.",
    signInInstagram: "Se connecter avec Instagram",
    signInFacebook: "Se connecter avec Facebook",
    signIn: "Se connecter",
    whatIsStored: "Ce qui est conservé ici, et comment le faire supprimer",
    expired: "Ce lien a expiré",
    expiredText: "Il était valable jusqu’au {until}. Rien n’a été modifié.",
    spent: "Ce lien a déjà servi",
    spentText:
      "Le compte {name} a été connecté le {at}, et un lien ne fonctionne qu’une fois. Il n’y a plus rien à faire.",
    askGiver: "S’il vous en faut un nouveau, demandez-le à la personne qui vous a donné celui-ci.",
    canBeSent:
      "S’il vous en faut un nouveau, il peut être envoyé aux personnes qui s’occupent du site. Elles vous le transmettront.",
    sendNew: "Leur envoyer un nouveau lien",
    sent: "Un nouveau lien est en route",
    sentText: "Il a été envoyé aux personnes qui s’occupent du site. Elles vous le transmettront.",
    sentBefore: "Un nouveau lien a déjà été envoyé",
    sentBeforeText:
      "Il a été envoyé il y a moins d’un jour aux personnes qui s’occupent du site\u00a0: demandez-le-leur.",
    notSent: "Le nouveau lien n’a pas pu être envoyé",
    notSentText:
      "Prévenez la personne qui vous a donné celui-ci\u00a0: elle peut en créer un nouveau.",
    unknown: "Ce lien est inconnu ici",
    unknownText:
      "Ouvrez-le de nouveau exactement tel que vous l’avez reçu, ou demandez-en un nouveau\u00a0: un morceau s’est peut-être perdu en route.",
    useless: "Ce lien n’est plus nécessaire",
    uselessText:
      "Le compte auquel il était destiné n’est plus affiché par ce serveur. Rien n’a été modifié.",
    unusable: "Cela ne fonctionne pas encore",
    unusableText:
      "La personne qui vous a donné ce lien doit d’abord terminer l’installation\u00a0: dites-lui que l’application du serveur chez Meta, ou son adresse https, manque. Le lien reste valable.",
    failure: "Désolé, une erreur s’est produite",
    failureText: "Rien n’est perdu\u00a0: ouvrez de nouveau le lien dans une minute.",
  },
  outcome: {
    connected: "Le compte {name} est connecté",
    connectedText:
      "Merci, c’est tout. Le site affichera les dernières publications dans quelques minutes, et vous pouvez fermer cette page.",
    another: "C’était un autre compte",
    anotherText:
      "Vous avez utilisé le compte {came}, mais ce lien est destiné au compte {wanted}. Rien n’a été modifié, et rien de l’autre compte n’est conservé ici.",
    signInAs: "Se connecter avec le compte {wanted}",
    notYet: "Le compte n’est pas encore connecté",
    reasons: {
      denied: "Rien n’a été connecté, car la question posée par Instagram a reçu un refus.",
      used: "Cette connexion a déjà servi, ou a pris trop de temps.",
      "no-role":
        "L’application du site n’a pas encore le droit de lire ce compte\u00a0: la personne qui vous a donné le lien doit d’abord vous y inviter.",
      "no-page":
        "Facebook n’a montré aucune Page\u00a0: connectez-vous de nouveau et cochez la Page à laquelle votre compte Instagram est associé.",
      "no-linked-account":
        "Aucune des Pages Facebook que vous avez cochées n’est associée à un compte Instagram professionnel\u00a0: associez-en d’abord un dans les paramètres de la Page.",
      "to-confirm":
        "Instagram vous demande d’abord de confirmer quelque chose\u00a0: connectez-vous sur instagram.com ou facebook.com, faites ce qui est demandé, puis revenez ici.",
      busy: "Instagram est injoignable ou surchargé pour le moment\u00a0: réessayez dans quelques minutes.",
      other:
        "Cela n’a pas fonctionné, pour une raison que doivent trouver les personnes qui s’occupent du site.",
    },
    nothingChanged: "Rien n’a été modifié, et le lien fonctionne toujours.",
    sendThem:
      "Si vous arrivez de nouveau ici, envoyez ces mots à la personne qui vous a donné le lien\u00a0:",
    again: "Réessayer",
    stray: "Ouvrez le lien encore une fois",
    strayText:
      "Cette connexion a commencé dans un autre navigateur, ou il y a plus d’une heure\u00a0; rien n’a donc été modifié. Ouvrez de nouveau le lien que vous avez reçu, dans ce navigateur\u00a0: il fonctionne toujours.",
  },
  deletion: {
    deleted: "Tout est supprimé",
    deletedText:
      "Tout ce qui était conservé ici au sujet du compte Instagram a disparu\u00a0: l’accès, le profil, les publications, leurs images et leurs vidéos. Si rien n’était conservé, il n’y a toujours rien.",
    code: "Code de confirmation",
    askedFor: "Demandé le",
    finished: "Terminé le",
    kept: "De cette demande, le code et les deux dates sont conservés pendant {days} jours, ainsi qu’une empreinte qui permet de reconnaître la même demande si elle arrive deux fois. Les empreintes des numéros du compte restent, pour qu’une sauvegarde antérieure ne puisse rien ramener, et pour que le même compte retrouve sa place si vous le connectez de nouveau. Elles ne désignent personne.",
    underWay: "La suppression est en cours",
    underWayText:
      "La demande est arrivée et est en cours d’exécution. Cela prend une minute ou deux\u00a0: revenez voir ensuite. Si cette page dit encore la même chose demain, écrivez aux personnes dont le site affichait les publications, en indiquant le code.",
    unknown: "Ce code est inconnu ici",
    unknownText:
      "Comparez-le avec celui que vous avez reçu\u00a0: il comporte vingt lettres et chiffres. Les codes sont conservés pendant {days} jours.",
  },
  privacy: {
    title: "Confidentialité sur {host}",
    lead: "Ce serveur affiche des publications Instagram sur les sites web de leurs propres auteurs. Il utilise Windowbox, et appartient à ceux qui gèrent ces sites.",
    visitors: "Si vous visitez un site qui affiche ces publications",
    visitorsLoad:
      "Votre navigateur charge les publications depuis {host} et de nulle part ailleurs. Elles ne le font communiquer ni avec Instagram, ni avec Facebook, ni avec qui que ce soit d’autre. Il n’y a pas de cookies, rien n’est enregistré dans votre navigateur, et personne ne vous compte ni ne vous suit.",
    visitorsNotNoted:
      "Windowbox ne note ni votre adresse ni ce que vous avez regardé, pas même dans son journal. Ce qu’un hébergeur enregistre des connexions à ses machines doit être indiqué sur la page de confidentialité du site.",
    sitesNoted:
      "Les navigateurs disent sur quel site ils affichent ces publications. On en garde le nom du site et le moment de sa dernière demande, pour dix sites au plus, et rien sur l’auteur de la demande.",
    visitorsFollow:
      "Seul un lien que vous suivez vous mène à Instagram, où s’appliquent les règles de Meta.",
    accounts: "Si votre compte Instagram est connecté ici",
    accountsStored:
      "Vous l’avez autorisé, sur Instagram ou sur Facebook. Sont conservés sur ce serveur, et nulle part ailleurs\u00a0:",
    accountsPublished:
      "Vous l’avez autorisé, sur Instagram ou sur Facebook. Ce qui suit est conservé sur ce serveur\u00a0; ce que les visiteurs en voient est aussi copié vers {host}, et rien n’est conservé ailleurs\u00a0:",
    storedAccess:
      "l’accès que vous avez accordé, chiffré. Il permet seulement de lire. Il est envoyé à Instagram et à Facebook, et à personne d’autre\u00a0;",
    storedNumbers:
      "les numéros sous lesquels Instagram connaît le compte et, si vous avez utilisé Facebook, celui sous lequel Facebook vous connaît dans cette application, afin de tout retrouver quand vous en demandez la suppression\u00a0;",
    storedProfile:
      "le profil public du compte\u00a0: noms, texte, site web, type de compte, photo, nombre de followers et de publications\u00a0;",
    storedPosts:
      "ses dernières publications ({count} au maximum)\u00a0: textes, dates, liens, nombres de «\u00a0J’aime\u00a0» et de commentaires, et copies des images et des vidéos\u00a0;",
    storedTimes: "le moment où Instagram a été interrogé pour la dernière fois, et le résultat.",
    accountsShown:
      "Le profil et les publications sont visibles par toute personne qui visite les sites\u00a0; c’est pour cela qu’ils sont copiés. Vos messages, les noms de vos followers et les commentaires des autres ne sont jamais demandés.",
    accountsKept:
      "Tout cela est conservé tant que le compte est connecté. Une publication que vous supprimez sur Instagram disparaît d’ici en moins d’un jour, avec ses images. Quand le compte est déconnecté, tout est supprimé immédiatement\u00a0; une image qui était en train d’être récupérée à cet instant précis suit dans les deux heures.",
    owners: "Si vous vous connectez au tableau de bord",
    ownersText:
      "Votre navigateur reçoit un seul cookie, qui garde votre session ouverte pendant trente jours. L’adresse de quelqu’un qui saisit un mauvais mot de passe est retenue pour ralentir les tentatives. Elle compte pendant un jour, et elle est supprimée dès que quelqu’un se connecte après cela.",
    deleting: "Comment le faire supprimer",
    deletingByApp:
      "Retirez l’application dans vos paramètres Instagram, sous «\u00a0Applications et sites web\u00a0», ou, si vous avez utilisé Facebook, dans ses paramètres, sous «\u00a0Applications et sites web\u00a0» ou «\u00a0Intégrations professionnelles\u00a0». Meta prévient alors ce serveur, qui supprime tout immédiatement. Si Meta vous donne un code de confirmation, vous pouvez en suivre l’avancement à l’adresse {address}.",
    deletingByAsking:
      "Ou demandez-le aux personnes dont le site affiche vos publications\u00a0: elles déconnectent le compte dans le tableau de bord.",
    noBackups: "Ce serveur ne fait pas de sauvegardes de lui-même.",
    backups:
      "Ce serveur fait une sauvegarde chaque nuit et garde les plus récentes (nombre\u00a0: {count}). Après une suppression, une nouvelle est faite dans l’heure, et les précédentes sont supprimées.",
    backupCopies:
      "Les copies que ses responsables gardent ailleurs sont à supprimer par eux\u00a0; si l’une d’elles est restaurée, ce qui a été supprimé par l’intermédiaire de Meta en est aussitôt effacé.",
    deletingKept:
      "D’une demande de suppression, le code et deux dates sont conservés pendant un an, pour que vous puissiez la consulter, ainsi qu’une empreinte qui permet de reconnaître la même demande si elle arrive deux fois. Ces données ne désignent personne. Les empreintes des numéros du compte restent aussi longtemps que ce serveur, pour qu’une sauvegarde antérieure ne puisse rien ramener. Reste également ce qui n’a jamais été à vous\u00a0: l’adresse, l’apparence et les réglages du flux du site, qui n’affiche alors plus rien.",
    operators: "Si ce serveur est le vôtre",
    paragraph: "Un paragraphe pour la page de confidentialité de votre site",
    paragraphText:
      "Publications Instagram. Ce site affiche nos dernières publications Instagram. Votre navigateur les charge, avec leurs images et leurs vidéos, depuis notre propre serveur {host}, qui en garde des copies\u00a0; il ne se connecte ni à Instagram ni à Meta. Aucun cookie n’est déposé pour cela, rien n’est enregistré dans votre navigateur, et le logiciel que nous utilisons (Windowbox) ne garde aucune trace de votre visite. Si vous suivez un lien vers Instagram, vous quittez ce site et la politique de confidentialité de Meta s’applique. En savoir plus\u00a0: {address}",
    addresses: "Les adresses que demandent les formulaires de Meta",
  },
};
