import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Copiar", copied: "Copiado", selected: "Selecionado: agora pode copiar" },
  noFeed: "Não existe nenhum feed neste endereço.",
  nothingHere: "Não existe nada neste endereço",
  nothingHereText: "Compare-o com o que recebeu: talvez se tenha perdido um pedaço pelo caminho.",
  link: {
    connect: "Ligar {name}",
    connectYours: "Ligar a sua conta do Instagram",
    asks: "Um site quer mostrar as publicações do Instagram da conta {name} através do servidor {host}. Para isso, o Instagram pede a sua autorização, uma vez que a conta é sua.",
    throughInstagram:
      "Inicia sessão no Instagram, dá lá a sua autorização e volta aqui. Demora um minuto.",
    throughFacebook:
      "Inicia sessão no Facebook, através do qual a conta é gerida, dá lá a sua autorização e volta aqui. Demora um minuto.",
    anHour: "Tem uma hora para o fazer.",
    onlyThis: "Só esta conta é ligada, e apenas para ler o perfil e as publicações.",
    passwordStays: "A sua palavra-passe fica lá: este servidor nunca a vê.",
    worksOnce: "Esta hiperligação funciona uma única vez, até {until}.",
    signInInstagram: "Iniciar sessão com o Instagram",
    signInFacebook: "Iniciar sessão com o Facebook",
    signIn: "Iniciar sessão",
    whatIsStored: "O que fica guardado aqui e como pedir a eliminação",
    expired: "Esta hiperligação expirou",
    expiredText: "Era válida até {until}. Nada foi alterado.",
    spent: "Esta hiperligação já cumpriu a sua função",
    spentText:
      "A conta {name} foi ligada em {at}, e esta hiperligação funciona uma única vez. Não há mais nada a fazer.",
    askGiver: "Se precisar de uma nova, peça-a à pessoa que lhe deu esta.",
    canBeSent:
      "Se precisar de uma nova, pode ser enviada às pessoas que tratam do site, que lha farão chegar.",
    sendNew: "Enviar-lhes uma nova hiperligação",
    sent: "Uma nova hiperligação vai a caminho",
    sentText: "Foi enviada às pessoas que tratam do site, que lha farão chegar.",
    sentBefore: "Já foi enviada uma nova hiperligação",
    sentBeforeText:
      "Foi enviada há menos de um dia às pessoas que tratam do site: peça-lhes, por favor.",
    notSent: "Não foi possível enviar a nova hiperligação",
    notSentText: "Avise a pessoa que lhe deu esta: ela pode criar uma nova.",
    unknown: "Esta hiperligação não é conhecida aqui",
    unknownText:
      "Abra-a de novo exatamente como a recebeu, ou peça uma nova: talvez se tenha perdido um pedaço pelo caminho.",
    useless: "Esta hiperligação já não é necessária",
    uselessText:
      "A conta a que se destinava já não é mostrada por este servidor. Nada foi alterado.",
    unusable: "Isto ainda não funciona",
    unusableText:
      "A pessoa que lhe deu esta hiperligação tem de configurar primeiro uma coisa: diga-lhe que falta a aplicação do servidor na Meta, ou o endereço https deste. A hiperligação continua válida.",
    failure: "Lamentamos, algo correu mal",
    failureText: "Nada se perdeu: volte a abrir a hiperligação dentro de um minuto.",
  },
  outcome: {
    connected: "A conta {name} está ligada",
    connectedText:
      "Obrigado, é tudo. O site mostrará as publicações mais recentes dentro de alguns minutos, e pode fechar esta página.",
    another: "Essa era outra conta",
    anotherText:
      "Iniciou sessão como {came}, mas esta hiperligação é para {wanted}. Nada foi alterado, e nada da outra conta fica guardado aqui.",
    signInAs: "Iniciar sessão como {wanted}",
    notYet: "A conta ainda não está ligada",
    reasons: {
      denied: "Nada foi ligado, porque a resposta à pergunta do Instagram foi não.",
      used: "Este início de sessão já foi usado, ou demorou demasiado.",
      "no-role":
        "A aplicação do site ainda não pode ler esta conta: a pessoa que lhe deu a hiperligação tem de enviar-lhe primeiro um convite.",
      "no-page":
        "O Facebook não mostrou nenhuma Página: inicie sessão de novo e assinale a Página à qual a sua conta do Instagram está associada.",
      "no-linked-account":
        "Nenhuma das Páginas do Facebook que assinalou está associada a uma conta profissional do Instagram: associe primeiro uma nas definições da Página.",
      "to-confirm":
        "O Instagram quer que confirme primeiro uma coisa: inicie sessão em instagram.com ou facebook.com, faça o que é pedido e volte aqui.",
      busy: "O Instagram está incontactável ou sobrecarregado neste momento: tente de novo dentro de alguns minutos.",
      other: "Não funcionou, por um motivo que as pessoas que tratam do site têm de descobrir.",
    },
    nothingChanged: "Nada foi alterado, e a hiperligação continua a funcionar.",
    sendThem: "Se voltar a acabar aqui, envie estas palavras à pessoa que lhe deu a hiperligação:",
    again: "Tentar de novo",
    stray: "Abra a hiperligação mais uma vez",
    strayText:
      "Este início de sessão começou noutro navegador, ou há mais de uma hora, por isso nada foi alterado. Volte a abrir neste navegador a hiperligação que recebeu: continua a funcionar.",
  },
  deletion: {
    deleted: "Foi eliminado",
    deletedText:
      "Tudo o que estava guardado aqui sobre a conta do Instagram desapareceu: o acesso, o perfil, as publicações e as respetivas imagens e vídeos. Se não estava nada guardado, continua a não haver nada.",
    code: "Código de confirmação",
    askedFor: "Pedido",
    finished: "Concluído",
    kept: "Deste pedido ficam guardados durante {days} dias o código e as duas datas, e uma impressão digital pela qual o mesmo pedido é reconhecido se chegar duas vezes. As impressões digitais dos números da conta permanecem, para que uma cópia de segurança anterior não possa trazer nada de volta e para que a mesma conta regresse ao seu antigo lugar se a ligar de novo. Não identificam ninguém.",
    underWay: "Está a ser eliminado",
    underWayText:
      "O pedido chegou e está a ser executado. Demora um ou dois minutos: volte a ver nessa altura. Se amanhã esta página ainda disser o mesmo, escreva às pessoas cujo site mostrava as publicações e indique o código.",
    unknown: "Este código não é conhecido aqui",
    unknownText:
      "Compare-o com o que recebeu: tem vinte letras e algarismos. Os códigos ficam guardados durante {days} dias.",
  },
  privacy: {
    title: "Privacidade em {host}",
    lead: "Este servidor mostra publicações do Instagram nos sites dos seus próprios autores. Usa o Windowbox e pertence a quem gere esses sites.",
    visitors: "Se visita um site que mostra estas publicações",
    visitorsLoad:
      "O seu navegador carrega as publicações a partir de {host} e de mais lado nenhum. Por causa delas, não comunica com o Instagram, com o Facebook nem com mais ninguém. Não há cookies, nada fica guardado no seu navegador, e ninguém o conta nem o segue.",
    visitorsNotNoted:
      "O Windowbox não anota o seu endereço nem o que viu, nem sequer no seu registo. O que uma empresa de alojamento anota sobre as ligações às suas máquinas deve constar da página de privacidade do próprio site.",
    sitesNoted:
      "Os navegadores dizem em que site mostram estas publicações. Disso ficam guardados o nome do site e o momento do seu último pedido, de dez sites no máximo, e nada sobre quem pediu.",
    visitorsFollow:
      "Só uma hiperligação que abra o leva ao Instagram, onde se aplicam as regras da Meta.",
    accounts: "Se a sua conta do Instagram está ligada aqui",
    accountsStored:
      "Autorizou-o, no Instagram ou no Facebook. Neste servidor, e em mais lado nenhum, ficam guardados:",
    accountsPublished:
      "Autorizou-o, no Instagram ou no Facebook. Neste servidor fica guardado o que se segue; o que os visitantes veem disso também é copiado para {host}, e nada fica guardado em mais lado nenhum:",
    storedAccess:
      "o acesso que concedeu, cifrado. Só permite ler. É enviado ao Instagram e ao Facebook, e a mais ninguém;",
    storedNumbers:
      "os números pelos quais o Instagram conhece a conta e, se iniciou sessão com o Facebook, aquele pelo qual o Facebook o conhece nesta aplicação, para voltar a encontrar tudo quando pedir a eliminação;",
    storedProfile:
      "o perfil público da conta: nomes, texto, site, tipo de conta, imagem, e quantos seguidores e publicações tem;",
    storedPosts:
      "as publicações mais recentes (no máximo {count}): textos, datas, hiperligações, números de gostos e comentários, e cópias das imagens e dos vídeos;",
    storedTimes: "quando o Instagram foi consultado pela última vez e com que resultado.",
    accountsShown:
      "O perfil e as publicações são vistos por quem quer que visite os sites; é para isso que são copiados. As suas mensagens, os nomes dos seus seguidores e os comentários de outras pessoas nunca são pedidos.",
    accountsKept:
      "Tudo fica guardado enquanto a conta estiver ligada. Uma publicação que elimine no Instagram desaparece daqui no espaço de um dia, com as suas imagens. Quando a conta é desligada, tudo isto é eliminado de imediato; uma imagem que estivesse a ser obtida nesse preciso momento desaparece dentro de duas horas.",
    owners: "Se inicia sessão no painel",
    ownersText:
      "O seu navegador recebe um único cookie, que mantém a sessão iniciada durante trinta dias. O endereço de quem introduz uma palavra-passe errada é memorizado para dificultar tentativas. Conta durante um dia, e é eliminado quando alguém inicia sessão depois disso.",
    deleting: "Como pedir a eliminação",
    deletingByApp:
      "Remova a aplicação nas suas definições do Instagram, em “Aplicações e sites”, ou, se iniciou sessão com o Facebook, nas definições deste, em “Aplicações e sites” ou “Integrações empresariais”. A Meta avisa então este servidor, que elimina tudo de imediato. Se a Meta lhe der um código de confirmação, pode consultá-lo em {address}.",
    deletingByAsking:
      "Ou peça às pessoas cujo site mostra as suas publicações: elas desligam a conta no painel.",
    noBackups: "Este servidor não faz cópias de segurança por si próprio.",
    backups:
      "Este servidor faz uma cópia de segurança todas as noites e guarda as mais recentes (número: {count}). Depois de uma eliminação é feita uma nova no espaço de uma hora, e as anteriores são eliminadas.",
    backupCopies:
      "As cópias que os responsáveis guardem noutro lado cabe-lhes a eles eliminar; quando uma é reposta, o que foi eliminado através da Meta é de imediato apagado dela.",
    deletingKept:
      "De um pedido de eliminação ficam guardados durante um ano o código e duas datas, para que o possa consultar, e uma impressão digital pela qual o mesmo pedido é reconhecido se chegar duas vezes. Não identificam ninguém. As impressões digitais dos números da conta permanecem enquanto este servidor existir, para que uma cópia de segurança anterior não possa trazer nada de volta. Permanece também o que nunca foi seu: o endereço, o aspeto e as definições do feed do site, que então não mostra nada.",
    operators: "Se este servidor é seu",
    paragraph: "Um parágrafo para a página de privacidade do seu site",
    paragraphText:
      "Publicações do Instagram. Este site mostra as nossas publicações mais recentes do Instagram. O seu navegador carrega-as, com imagens e vídeos, a partir do nosso próprio servidor {host}, que guarda cópias delas; não se liga ao Instagram nem à Meta. Para isso não são usados cookies, nada fica guardado no seu navegador, e o software que usamos (Windowbox) não regista a sua visita. Se abrir uma hiperligação para o Instagram, sai deste site e aplica-se a política de privacidade da Meta. Mais informações: {address}",
    addresses: "Os endereços que os formulários da Meta pedem",
  },
};
