import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Copiar", copied: "Copiado", selected: "Seleccionado: ya puedes copiarlo" },
  noFeed: "No hay ningún feed en esta dirección.",
  nothingHere: "No hay nada en esta dirección",
  nothingHereText: "Compárala con la que te dieron: quizá se perdió un trozo por el camino.",
  link: {
    connect: "Conectar {name}",
    connectYours: "Conectar tu cuenta de Instagram",
    asks: "Un sitio web quiere mostrar las publicaciones de Instagram de {name} a través del servidor {host}. Para eso, Instagram necesita tu permiso, porque la cuenta es tuya.",
    throughInstagram:
      "Inicias sesión en Instagram, das allí tu permiso y vuelves aquí. Solo lleva un minuto.",
    throughFacebook:
      "Inicias sesión en Facebook, desde donde se administra la cuenta, das allí tu permiso y vuelves aquí. Solo lleva un minuto.",
    anHour: "Tienes una hora para hacerlo.",
    onlyThis: "Solo se conecta esta cuenta, y solo para leer su perfil y sus publicaciones.",
    passwordStays: "Tu contraseña se queda allí: este servidor nunca la ve.",
    worksOnce: "Este enlace funciona una sola vez, hasta el {until}.",
    signInInstagram: "Iniciar sesión con Instagram",
    signInFacebook: "Iniciar sesión con Facebook",
    signIn: "Iniciar sesión",
    whatIsStored: "Qué se guarda aquí y cómo pedir que se elimine",
    expired: "Este enlace ha caducado",
    expiredText: "Era válido hasta el {until}. No se ha cambiado nada.",
    spent: "Este enlace ya ha cumplido su función",
    spentText:
      "La cuenta {name} se conectó el {at}, y un enlace funciona una sola vez. No queda nada por hacer.",
    askGiver: "Si necesitas uno nuevo, pídelo a la persona que te dio este.",
    canBeSent:
      "Si necesitas uno nuevo, se puede enviar a quienes se ocupan del sitio web. Ellos te lo harán llegar.",
    sendNew: "Enviarles un enlace nuevo",
    sent: "Un enlace nuevo está en camino",
    sentText: "Se ha enviado a quienes se ocupan del sitio web. Ellos te lo harán llegar.",
    sentBefore: "Ya se envió un enlace nuevo",
    sentBeforeText:
      "Se envió hace menos de un día a quienes se ocupan del sitio web: pídeselo a ellos.",
    notSent: "No se ha podido enviar el enlace nuevo",
    notSentText: "Avisa a la persona que te dio este: puede crear uno nuevo.",
    unknown: "Aquí no se conoce este enlace",
    unknownText:
      "Ábrelo otra vez exactamente como te lo dieron, o pide uno nuevo: quizá se perdió un trozo por el camino.",
    useless: "Este enlace ya no hace falta",
    uselessText: "Este servidor ya no muestra la cuenta para la que era. No se ha cambiado nada.",
    unusable: "Esto todavía no funciona",
    unusableText:
      "La persona que te dio este enlace tiene que configurar algo antes: dile que falta la app del servidor en Meta, o su dirección https. El enlace sigue siendo válido.",
    failure: "Lo sentimos, algo ha fallado",
    failureText: "No se ha perdido nada: vuelve a abrir el enlace dentro de un minuto.",
  },
  outcome: {
    connected: "La cuenta {name} está conectada",
    connectedText:
      "Gracias, eso es todo. El sitio web mostrará las publicaciones más recientes en unos minutos, y puedes cerrar esta página.",
    another: "Esa era otra cuenta",
    anotherText:
      "Has iniciado sesión como {came}, pero este enlace es para {wanted}. No se ha cambiado nada, y aquí no se guarda nada de la otra cuenta.",
    signInAs: "Iniciar sesión como {wanted}",
    notYet: "La cuenta todavía no está conectada",
    reasons: {
      denied: "No se ha conectado nada, porque a la pregunta de Instagram se respondió que no.",
      used: "Este inicio de sesión ya se usó o tardó demasiado.",
      "no-role":
        "La app del sitio web todavía no puede leer esta cuenta: la persona que te dio el enlace tiene que invitarte antes.",
      "no-page":
        "Facebook no mostró ninguna página: vuelve a iniciar sesión y marca la página a la que está vinculada tu cuenta de Instagram.",
      "no-linked-account":
        "Ninguna de las páginas de Facebook que marcaste está vinculada a una cuenta profesional de Instagram: vincula antes una en la configuración de la página.",
      "to-confirm":
        "Instagram quiere que antes confirmes algo: inicia sesión en instagram.com o facebook.com, haz lo que te pida y vuelve aquí.",
      busy: "Ahora mismo no se puede llegar a Instagram, o está saturado: inténtalo de nuevo en unos minutos.",
      other:
        "No ha funcionado, por una razón que tienen que averiguar quienes se ocupan del sitio web.",
    },
    nothingChanged: "No se ha cambiado nada, y el enlace sigue funcionando.",
    sendThem: "Si vuelves a acabar aquí, envía estas palabras a la persona que te dio el enlace:",
    again: "Intentarlo de nuevo",
    stray: "Abre el enlace una vez más",
    strayText:
      "Este inicio de sesión empezó en otro navegador, o hace más de una hora, así que no se ha cambiado nada. Vuelve a abrir en este navegador el enlace que te dieron: sigue funcionando.",
  },
  deletion: {
    deleted: "Se ha eliminado",
    deletedText:
      "Todo lo que aquí se guardaba sobre la cuenta de Instagram ha desaparecido: el acceso, el perfil, las publicaciones y sus imágenes y videos. Si no se guardaba nada, sigue sin haber nada.",
    code: "Código de confirmación",
    askedFor: "Solicitado",
    finished: "Terminado",
    kept: "De esta solicitud se conservan durante {days} días el código y las dos fechas, y una huella por la que se reconoce la misma solicitud si llega dos veces. Las huellas de los números de la cuenta permanecen, para que una copia de seguridad anterior no pueda recuperar nada y para que la misma cuenta encaje en su antiguo lugar si vuelves a conectarla. No identifican a nadie.",
    underWay: "Se está eliminando",
    underWayText:
      "La solicitud ha llegado y se está llevando a cabo. Tarda uno o dos minutos: vuelve a mirar entonces. Si mañana esta página sigue diciendo lo mismo, escribe a quienes mostraban las publicaciones en su sitio web e indica el código.",
    unknown: "Aquí no se conoce este código",
    unknownText:
      "Compáralo con el que te dieron: tiene veinte letras y cifras. Los códigos se conservan durante {days} días.",
  },
  privacy: {
    title: "Privacidad en {host}",
    lead: "Este servidor muestra publicaciones de Instagram en los sitios web de sus propios autores. Funciona con Windowbox y pertenece a quienes llevan esos sitios.",
    visitors: "Si visitas un sitio web que muestra estas publicaciones",
    visitorsLoad:
      "Tu navegador carga las publicaciones desde {host} y desde ningún otro sitio. Por ellas no habla con Instagram, ni con Facebook, ni con nadie más. No hay cookies, no se guarda nada en tu navegador y nadie te cuenta ni te sigue.",
    visitorsNotNoted:
      "Windowbox no apunta tu dirección ni lo que has mirado, ni siquiera en su registro. Lo que una empresa de alojamiento anote sobre las conexiones a sus máquinas lo tiene que decir la página de privacidad del sitio web.",
    sitesNoted:
      "Los navegadores dicen en qué sitio web muestran estas publicaciones. De eso se guardan el nombre del sitio y cuándo preguntó por última vez, de diez sitios como máximo, y nada sobre quién preguntó.",
    visitorsFollow:
      "Solo un enlace que tú sigas te lleva a Instagram, donde rigen las normas de Meta.",
    accounts: "Si tu cuenta de Instagram está conectada aquí",
    accountsStored:
      "Tú lo permitiste, en Instagram o en Facebook. En este servidor, y en ningún otro sitio, se guardan:",
    accountsPublished:
      "Tú lo permitiste, en Instagram o en Facebook. En este servidor se guarda lo siguiente; lo que ven los visitantes se copia además en {host}, y nada se guarda en ningún otro sitio:",
    storedAccess:
      "el acceso que concediste, cifrado. Solo permite leer. Se envía a Instagram y a Facebook, y a nadie más;",
    storedNumbers:
      "los números por los que Instagram conoce la cuenta y, si iniciaste sesión con Facebook, aquel por el que Facebook te conoce en esta app, para volver a encontrarlo todo cuando pidas que se elimine;",
    storedProfile:
      "el perfil público de la cuenta: nombres, texto, sitio web, tipo de cuenta, foto y cuántos seguidores y publicaciones tiene;",
    storedPosts:
      "sus publicaciones más recientes ({count} como máximo): textos, fechas, enlaces, números de Me gusta y comentarios, y copias de las imágenes y los videos;",
    storedTimes: "cuándo se preguntó a Instagram por última vez y cómo resultó.",
    accountsShown:
      "El perfil y las publicaciones los ve cualquiera que visite los sitios web; para eso se copian. Nunca se piden tus mensajes, los nombres de tus seguidores ni los comentarios de otras personas.",
    accountsKept:
      "Se guarda mientras la cuenta esté conectada. Una publicación que elimines en Instagram desaparece de aquí en menos de un día, con sus imágenes. Cuando se desconecta la cuenta, todo lo anterior se elimina en el acto; una imagen que se estuviera descargando en ese preciso momento la sigue en menos de dos horas.",
    owners: "Si inicias sesión en el panel",
    ownersText:
      "Tu navegador recibe una sola cookie, que mantiene tu sesión abierta durante treinta días. La dirección de quien escribe una contraseña incorrecta se recuerda para frenar los intentos de adivinarla. Cuenta durante un día y se elimina cuando alguien inicia sesión después.",
    deleting: "Cómo pedir que se elimine",
    deletingByApp:
      "Quita la app en tu configuración de Instagram, en «Apps y sitios web», o, si iniciaste sesión con Facebook, en la configuración de Facebook, en «Apps y sitios web» o «Integraciones comerciales». Meta avisa entonces a este servidor, que lo elimina todo en el acto. Si Meta te da un código de confirmación, puedes consultarlo en {address}.",
    deletingByAsking:
      "O pídeselo a quienes muestran tus publicaciones en su sitio web: ellos desconectan la cuenta en el panel.",
    noBackups: "Este servidor no hace copias de seguridad por sí mismo.",
    backups:
      "Este servidor hace una copia de seguridad cada noche y conserva las más recientes (cantidad: {count}). Después de una eliminación se hace una nueva en menos de una hora, y las anteriores se eliminan.",
    backupCopies:
      "Las copias que sus responsables guarden en otro sitio tienen que eliminarlas ellos; si se restaura una, lo que se eliminó a través de Meta se borra de ella en el acto.",
    deletingKept:
      "De una solicitud de eliminación se conservan durante un año el código y dos fechas, para que puedas consultarla, y una huella por la que se reconoce la misma solicitud si llega dos veces. No identifican a nadie. Las huellas de los números de la cuenta permanecen mientras exista este servidor, para que una copia de seguridad anterior no pueda recuperar nada. También permanece lo que nunca fue tuyo: la dirección, el aspecto y los ajustes del feed del sitio web, que entonces no muestra nada.",
    operators: "Si este servidor es tuyo",
    paragraph: "Un párrafo para la página de privacidad de tu sitio web",
    paragraphText:
      "Publicaciones de Instagram. Este sitio web muestra nuestras publicaciones más recientes de Instagram. Tu navegador las carga, con sus imágenes y videos, desde nuestro propio servidor {host}, que guarda copias de ellas; no se conecta a Instagram ni a Meta. Para ello no se usan cookies, no se guarda nada en tu navegador, y el software que usamos (Windowbox) no registra tu visita. Si sigues un enlace a Instagram, sales de este sitio web y se aplica la política de privacidad de Meta. Más información: {address}",
    addresses: "Las direcciones que piden los formularios de Meta",
  },
};
