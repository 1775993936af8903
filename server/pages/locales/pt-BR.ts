import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Copiar", copied: "Copiado", selected: "Selecionado: agora copie" },
  noFeed: "Não há nenhum feed neste endereço.",
  nothingHere: "Não há nada neste endereço",
  nothingHereText: "Compare-o com o que recebeu: talvez um pedaço tenha se perdido no caminho.",
  link: {
    connect: "Conectar {name}",
    connectYours: "Conectar sua conta do Instagram",
    asks: "Um site quer mostrar as publicações do Instagram da conta {name} por meio do servidor {host}. Para isso, o Instagram pede a sua autorização, já que a conta é sua.",
    throughInstagram: "Você entra no Instagram, autoriza lá e volta para cá. Leva um minuto.",
    throughFacebook:
      "Você entra no Facebook, por onde a conta é gerenciada, autoriza lá e volta para cá. Leva um minuto.",
    anHour: "Você tem uma hora para isso.",
    onlyThis: "Só esta conta é conectada, e só para ler o perfil e as publicações dela.",
    passwordStays: "Sua senha fica lá: este servidor nunca a vê.",
    worksOnce: "Este link funciona uma única vez, até {until}.",
    signInInstagram: "Entrar com o Instagram",
    signInFacebook: "Entrar com o Facebook",
    signIn: "Entrar",
    whatIsStored: "O que fica armazenado aqui e como pedir a exclusão",
    expired: "Este link expirou",
    expiredText: "Ele valia até {until}. Nada foi alterado.",
    spent: "Este link já cumpriu sua função",
    spentText:
      "A conta {name} foi conectada em {at}, e um link funciona uma única vez. Não há mais nada a fazer.",
    askGiver: "Se precisar de um novo, peça à pessoa que lhe deu este.",
    canBeSent:
      "Se precisar de um novo, ele pode ser enviado às pessoas que cuidam do site. Elas o repassam a você.",
    sendNew: "Enviar um novo link a elas",
    sent: "Um novo link está a caminho",
    sentText: "Ele foi enviado às pessoas que cuidam do site. Elas o repassarão a você.",
    sentBefore: "Um novo link já foi enviado",
    sentBeforeText:
      "Ele foi enviado há menos de um dia às pessoas que cuidam do site: peça a elas.",
    notSent: "Não foi possível enviar o novo link",
    notSentText: "Avise a pessoa que lhe deu este: ela pode criar um novo.",
    unknown: "Este link não é conhecido aqui",
    unknownText:
      "Abra-o de novo exatamente como o recebeu ou peça um novo: talvez um pedaço tenha se perdido no caminho.",
    useless: "Este link não é mais necessário",
    uselessText:
      "A conta à qual ele se destinava não é mais mostrada por este servidor. Nada foi alterado.",
    unusable: "Isto ainda não funciona",
    unusableText:
      "A pessoa que lhe deu este link precisa configurar algo antes: avise que falta o aplicativo do servidor na Meta, ou o endereço https dele. O link continua válido.",
    failure: "Desculpe, algo deu errado",
    failureText: "Nada se perdeu: abra o link de novo daqui a um minuto.",
  },
  outcome: {
    connected: "A conta {name} está conectada",
    connectedText:
      "Obrigado, é só isso. O site mostrará as publicações mais recentes em alguns minutos, e você pode fechar esta página.",
    another: "Essa era outra conta",
    anotherText:
      "Você entrou como {came}, mas este link é para {wanted}. Nada foi alterado, e nada da outra conta fica guardado aqui.",
    signInAs: "Entrar como {wanted}",
    notYet: "A conta ainda não está conectada",
    reasons: {
      denied: "Nada foi conectado, porque a resposta à pergunta do Instagram foi não.",
      used: "Esta entrada já foi usada ou demorou demais.",
      "no-role":
        "O aplicativo do site ainda não pode ler esta conta: a pessoa que lhe deu o link precisa convidar você antes.",
      "no-page":
        "O Facebook não mostrou nenhuma Página: entre de novo e marque a Página à qual sua conta do Instagram está vinculada.",
      "no-linked-account":
        "Nenhuma das Páginas do Facebook que você marcou está vinculada a uma conta profissional do Instagram: vincule uma antes, nas configurações da Página.",
      "to-confirm":
        "O Instagram quer que você confirme algo antes: entre em instagram.com ou facebook.com, faça o que ele pede e volte para cá.",
      busy: "O Instagram está fora de alcance ou sobrecarregado no momento: tente de novo em alguns minutos.",
      other: "Não funcionou, por um motivo que as pessoas que cuidam do site precisam descobrir.",
    },
    nothingChanged: "Nada foi alterado, e o link continua funcionando.",
    sendThem: "Se acabar aqui de novo, envie estas palavras à pessoa que lhe deu o link:",
    again: "Tentar de novo",
    stray: "Abra o link mais uma vez",
    strayText:
      "Esta entrada foi iniciada em outro navegador, ou há mais de uma hora, por isso nada foi alterado. Abra de novo, neste navegador, o link que você recebeu: ele continua funcionando.",
  },
  deletion: {
    deleted: "Foi excluído",
    deletedText:
      "Tudo o que estava armazenado aqui sobre a conta do Instagram desapareceu: o acesso, o perfil, as publicações e suas imagens e vídeos. Se nada estava armazenado, continua não havendo nada.",
    code: "Código de confirmação",
    askedFor: "Solicitado",
    finished: "Concluído",
    kept: "Desta solicitação ficam guardados por {days} dias o código e as duas datas, e uma impressão digital pela qual a mesma solicitação é reconhecida se chegar duas vezes. As impressões digitais dos números da conta permanecem, para que um backup anterior não possa trazer nada de volta e para que a mesma conta volte ao seu antigo lugar se você a conectar de novo. Elas não identificam ninguém.",
    underWay: "Está sendo excluído",
    underWayText:
      "A solicitação chegou e está sendo executada. Isso leva um ou dois minutos: olhe de novo depois. Se esta página ainda disser o mesmo amanhã, escreva às pessoas cujo site mostrava as publicações e informe o código.",
    unknown: "Este código não é conhecido aqui",
    unknownText:
      "Compare-o com o que você recebeu: ele tem vinte letras e números. Os códigos ficam guardados por {days} dias.",
  },
  privacy: {
    title: "Privacidade em {host}",
    lead: "Este servidor mostra publicações do Instagram nos sites dos próprios autores. Ele usa o Windowbox e pertence a quem administra esses sites.",
    visitors: "Se você visita um site que mostra estas publicações",
    visitorsLoad:
      "Seu navegador carrega as publicações de {host} e de nenhum outro lugar. Por causa delas, ele não fala com o Instagram, o Facebook nem com mais ninguém. Não há cookies, nada é armazenado no seu navegador, e ninguém conta nem segue você.",
    visitorsNotNoted:
      "O Windowbox não anota seu endereço nem o que você viu, nem mesmo no registro dele. O que uma empresa de hospedagem anota sobre as conexões às máquinas dela deve estar na página de privacidade do próprio site.",
    sitesNoted:
      "Os navegadores dizem em qual site mostram estas publicações. Disso ficam guardados o nome do site e quando ele perguntou pela última vez, de no máximo dez sites, e nada sobre quem perguntou.",
    visitorsFollow: "Só um link aberto por você leva ao Instagram, onde valem as regras da Meta.",
    accounts: "Se sua conta do Instagram está conectada aqui",
    accountsStored:
      "Você permitiu isso, no Instagram ou no Facebook. Neste servidor, e em nenhum outro lugar, ficam armazenados:",
    accountsPublished:
      "Você permitiu isso, no Instagram ou no Facebook. Neste servidor fica armazenado o que segue; o que os visitantes veem disso também é copiado para {host}, e nada fica armazenado em outro lugar:",
    storedAccess:
      "o acesso que você concedeu, criptografado. Ele só permite ler. É enviado ao Instagram e ao Facebook, e a mais ninguém;",
    storedNumbers:
      "os números pelos quais o Instagram conhece a conta e, se você entrou com o Facebook, aquele pelo qual o Facebook conhece você neste aplicativo, para encontrar tudo de novo quando você pedir a exclusão;",
    storedProfile:
      "o perfil público da conta: nomes, texto, site, tipo de conta, foto e quantos seguidores e publicações ela tem;",
    storedPosts:
      "as publicações mais recentes (no máximo {count}): textos, datas, links, números de curtidas e comentários, e cópias das imagens e dos vídeos;",
    storedTimes: "quando o Instagram foi consultado pela última vez e o resultado.",
    accountsShown:
      "O perfil e as publicações são vistos por qualquer pessoa que visite os sites; é para isso que são copiados. Suas mensagens, os nomes dos seus seguidores e os comentários de outras pessoas nunca são pedidos.",
    accountsKept:
      "Tudo fica guardado enquanto a conta estiver conectada. Uma publicação que você exclui no Instagram some daqui em até um dia, com as imagens. Quando a conta é desconectada, tudo isso é excluído na hora; uma imagem que estivesse sendo baixada naquele exato momento some em até duas horas.",
    owners: "Se você entra no painel",
    ownersText:
      "Seu navegador recebe um único cookie, que mantém você conectado por trinta dias. O endereço de quem digita uma senha errada é lembrado para dificultar tentativas. Ele conta por um dia e é excluído quando alguém entra depois disso.",
    deleting: "Como pedir a exclusão",
    deletingByApp:
      "Remova o aplicativo nas suas configurações do Instagram, em “Apps e sites”, ou, se você entrou com o Facebook, nas configurações de lá, em “Apps e sites” ou “Integrações comerciais”. A Meta avisa então este servidor, que exclui tudo na hora. Se a Meta lhe der um código de confirmação, você pode consultá-lo em {address}.",
    deletingByAsking:
      "Ou peça às pessoas cujo site mostra suas publicações: elas desconectam a conta no painel.",
    noBackups: "Este servidor não faz backups por conta própria.",
    backups:
      "Este servidor faz um backup toda noite e guarda os mais recentes (quantidade: {count}). Depois de uma exclusão, um novo é feito em até uma hora, e os anteriores são excluídos.",
    backupCopies:
      "As cópias que os responsáveis guardam em outro lugar cabe a eles excluir; quando uma é restaurada, o que foi excluído por meio da Meta é excluído dela na hora.",
    deletingKept:
      "De uma solicitação de exclusão ficam guardados por um ano o código e duas datas, para que você possa consultá-la, e uma impressão digital pela qual a mesma solicitação é reconhecida se chegar duas vezes. Eles não identificam ninguém. As impressões digitais dos números da conta permanecem enquanto este servidor existir, para que um backup anterior não possa trazer nada de volta. Permanece também o que nunca foi seu: o endereço, a aparência e as configurações do feed do site, que então não mostra nada.",
    operators: "Se este servidor é seu",
    paragraph: "Um parágrafo para a página de privacidade do seu site",
    paragraphText:
      "Publicações do Instagram. Este site mostra nossas publicações mais recentes do Instagram. Seu navegador as carrega, com imagens e vídeos, do nosso próprio servidor {host}, que guarda cópias delas; ele não se conecta ao Instagram nem à Meta. Nenhum cookie é usado para isso, nada é armazenado no seu navegador, e o software que usamos (Windowbox) não registra sua visita. Se você abrir um link para o Instagram, sairá deste site, e valerá a política de privacidade da Meta. Saiba mais: {address}",
    addresses: "Os endereços que os formulários da Meta pedem",
  },
};
