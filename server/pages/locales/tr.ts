import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Kopyala", copied: "Kopyalandı", selected: "Seçildi: şimdi kopyalayın" },
  noFeed: "Bu adreste bir akış yok.",
  nothingHere: "Bu adreste bir şey yok",
  nothingHereText:
    "Lütfen adresi size verilenle karşılaştırın: belki bir parçası yolda kaybolmuştur.",
  link: {
    connect: "{name} hesabını bağla",
    connectYours: "Instagram hesabınızı bağlayın",
    asks: "Bir web sitesi, {name} hesabının Instagram gönderilerini {host} sunucusu üzerinden göstermek istiyor. Hesap sizin olduğu için Instagram bunun için sizin onayınızı istiyor.",
    throughInstagram:
      "Instagram’da oturum açar, orada onay verir ve buraya dönersiniz. Bir dakika sürer.",
    throughFacebook:
      "Hesabın yönetildiği Facebook’ta oturum açar, orada onay verir ve buraya dönersiniz. Bir dakika sürer.",
    anHour: "Bunun için bir saatiniz var.",
    onlyThis:
      "Yalnızca bu hesap bağlanır ve yalnızca profilini ve gönderilerini okumak için kullanılır.",
    passwordStays: "Şifreniz orada kalır: bu sunucu onu hiçbir zaman görmez.",
    worksOnce: "Bu bağlantı bir kez çalışır; son geçerlilik: {until}.",
    signInInstagram: "Instagram ile oturum aç",
    signInFacebook: "Facebook ile oturum aç",
    signIn: "Oturum aç",
    whatIsStored: "Burada neler saklanıyor ve nasıl sildirilir",
    expired: "Bu bağlantının süresi doldu",
    expiredText: "Son geçerlilik: {until}. Hiçbir şey değiştirilmedi.",
    spent: "Bu bağlantı görevini tamamladı",
    spentText:
      "{name} hesabı bağlandı ({at}) ve bir bağlantı yalnızca bir kez çalışır. Yapılacak başka bir şey yok.",
    askGiver: "Yeni bir bağlantıya ihtiyacınız varsa bunu size veren kişiden isteyin.",
    canBeSent:
      "Yeni bir bağlantıya ihtiyacınız varsa web sitesiyle ilgilenen kişilere gönderilebilir. Onlar size iletir.",
    sendNew: "Onlara yeni bir bağlantı gönder",
    sent: "Yeni bir bağlantı yolda",
    sentText: "Web sitesiyle ilgilenen kişilere gönderildi. Onlar size iletecek.",
    sentBefore: "Yeni bir bağlantı zaten gönderildi",
    sentBeforeText:
      "Son bir gün içinde web sitesiyle ilgilenen kişilere gönderildi: lütfen onlardan isteyin.",
    notSent: "Yeni bağlantı gönderilemedi",
    notSentText: "Lütfen bunu size veren kişiye haber verin: yeni bir bağlantı oluşturabilir.",
    unknown: "Bu bağlantı burada tanınmıyor",
    unknownText:
      "Lütfen bağlantıyı size verildiği hâliyle yeniden açın ya da yeni bir tane isteyin: belki bir parçası yolda kaybolmuştur.",
    useless: "Bu bağlantıya artık gerek yok",
    uselessText:
      "Bağlantının ait olduğu hesap artık bu sunucuda gösterilmiyor. Hiçbir şey değiştirilmedi.",
    unusable: "Bu henüz çalışmıyor",
    unusableText:
      "Bu bağlantıyı size veren kişinin önce bir ayar yapması gerekiyor: lütfen sunucunun Meta’daki uygulamasının ya da https adresinin eksik olduğunu bildirin. Bağlantı geçerliliğini korur.",
    failure: "Üzgünüz, bir sorun oluştu",
    failureText: "Hiçbir şey kaybolmadı: lütfen bağlantıyı bir dakika sonra yeniden açın.",
  },
  outcome: {
    connected: "{name} hesabı bağlandı",
    connectedText:
      "Teşekkürler, hepsi bu kadar. Web sitesi en yeni gönderileri birkaç dakika içinde gösterecek; bu sayfayı kapatabilirsiniz.",
    another: "Bu başka bir hesaptı",
    anotherText:
      "{came} olarak oturum açtınız, bu bağlantı ise {wanted} için. Hiçbir şey değiştirilmedi ve diğer hesaba ait hiçbir şey burada saklanmıyor.",
    signInAs: "{wanted} olarak oturum aç",
    notYet: "Hesap henüz bağlanmadı",
    reasons: {
      denied: "Instagram’daki soruya hayır yanıtı verildiği için hiçbir şey bağlanmadı.",
      used: "Bu oturum açma işlemi daha önce kullanılmış ya da çok uzun sürmüş.",
      "no-role":
        "Web sitesinin uygulaması bu hesabı henüz okuyamıyor: bağlantıyı size veren kişinin önce sizi davet etmesi gerekiyor.",
      "no-page":
        "Facebook hiçbir Sayfa göstermedi: yeniden oturum açın ve Instagram hesabınızın bağlı olduğu Sayfayı işaretleyin.",
      "no-linked-account":
        "İşaretlediğiniz Facebook Sayfalarının hiçbiri profesyonel bir Instagram hesabına bağlı değil: önce Sayfanın ayarlarından birini bağlayın.",
      "to-confirm":
        "Instagram önce bir şeyi onaylamanızı istiyor: instagram.com ya da facebook.com’da oturum açın, isteneni yapın ve buraya dönün.",
      busy: "Instagram’a şu anda ulaşılamıyor ya da çok yoğun: birkaç dakika sonra yeniden deneyin.",
      other: "Olmadı; nedenini web sitesiyle ilgilenen kişilerin bulması gerekiyor.",
    },
    nothingChanged: "Hiçbir şey değiştirilmedi ve bağlantı hâlâ çalışıyor.",
    sendThem: "Yine buraya gelirseniz bu sözleri bağlantıyı size veren kişiye gönderin:",
    again: "Yeniden dene",
    stray: "Lütfen bağlantıyı bir kez daha açın",
    strayText:
      "Bu oturum açma işlemi başka bir tarayıcıda ya da bir saatten uzun süre önce başladığı için hiçbir şey değiştirilmedi. Size verilen bağlantıyı bu tarayıcıda yeniden açın: hâlâ çalışıyor.",
  },
  deletion: {
    deleted: "Silindi",
    deletedText:
      "Instagram hesabıyla ilgili burada saklanan her şey silindi: erişim izni, profil, gönderiler, bunların görselleri ve videoları. Hiçbir şey saklanmıyorduysa şimdi de yok.",
    code: "Onay kodu",
    askedFor: "İstendi",
    finished: "Tamamlandı",
    kept: "Bu istekten yalnızca kod ve iki tarih {days} gün saklanır; bir de aynı istek iki kez gönderilirse tanınmasını sağlayan bir parmak izi. Hesabın numaralarının parmak izleri kalır; böylece daha eski bir yedek hiçbir şeyi geri getiremez ve hesabı yeniden bağlarsanız eski yerine oturur. Bunlar kimseyi tanıtmaz.",
    underWay: "Siliniyor",
    underWayText:
      "İstek ulaştı ve yerine getiriliyor. Bir iki dakika sürer: lütfen sonra yeniden bakın. Bu sayfa yarın da aynı şeyi söylüyorsa gönderileri gösteren web sitesinin sahiplerine yazın ve kodu belirtin.",
    unknown: "Bu kod burada tanınmıyor",
    unknownText:
      "Lütfen size verilenle karşılaştırın: yirmi harf ve rakamdan oluşur. Kodlar {days} gün saklanır.",
  },
  privacy: {
    title: "Gizlilik: {host}",
    lead: "Bu sunucu, insanların kendi Instagram gönderilerini kendi web sitelerinde gösterir. Windowbox ile çalışır ve o web sitelerini yönetenlere aittir.",
    visitors: "Bu gönderileri gösteren bir web sitesini ziyaret ediyorsanız",
    visitorsLoad:
      "Tarayıcınız gönderileri {host} adresinden yükler, başka hiçbir yerden değil. Bunlar yüzünden Instagram, Facebook ya da başka biriyle iletişim kurmaz. Çerez yoktur, tarayıcınızda hiçbir şey saklanmaz ve sizi kimse saymaz ya da izlemez.",
    visitorsNotNoted:
      "Windowbox adresinizi ya da neye baktığınızı yazmaz, kendi günlüğüne bile. Barındırma şirketinin kendi makinelerine yapılan bağlantılar hakkında neleri kaydettiğini web sitesinin kendi gizlilik sayfası söylemelidir.",
    sitesNoted:
      "Tarayıcılar bu gönderileri hangi web sitesinde gösterdiklerini bildirir. Bundan yalnızca web sitesinin adı ve son istek zamanı saklanır, en çok on web sitesi için; kimin istediğine dair hiçbir şey saklanmaz.",
    visitorsFollow:
      "Yalnızca kendiniz açtığınız bir bağlantı sizi Instagram’a götürür; orada Meta’nın kuralları geçerlidir.",
    accounts: "Instagram hesabınız buraya bağlıysa",
    accountsStored:
      "Buna Instagram’da ya da Facebook’ta siz izin verdiniz. Yalnızca bu sunucuda, başka hiçbir yerde olmamak üzere, şunlar saklanır:",
    accountsPublished:
      "Buna Instagram’da ya da Facebook’ta siz izin verdiniz. Bu sunucuda aşağıdakiler saklanır; ziyaretçilerin gördükleri ayrıca {host} adresine kopyalanır ve başka hiçbir yerde bir şey saklanmaz:",
    storedAccess:
      "verdiğiniz erişim izni, şifrelenmiş olarak. Yalnızca okuyabilir. Instagram ve Facebook’a gönderilir, başka kimseye gönderilmez;",
    storedNumbers:
      "Instagram’ın hesabı tanıdığı numaralar ve Facebook ile oturum açtıysanız Facebook’un sizi bu uygulamada tanıdığı numara; silinmesini istediğinizde her şeyi bulmak için;",
    storedProfile:
      "hesabın herkese açık profili: adlar, metin, web sitesi, hesap türü, görsel, takipçi ve gönderi sayıları;",
    storedPosts:
      "en yeni gönderileri (en çok {count}): metinler, tarihler, bağlantılar, beğeni ve yorum sayıları, görsellerin ve videoların kopyaları;",
    storedTimes: "Instagram’a en son ne zaman sorulduğu ve sonucu.",
    accountsShown:
      "Profil ve gönderiler, web sitelerini ziyaret eden herkese gösterilir; bunun için kopyalanır. Mesajlarınız, takipçilerinizin adları ve başkalarının yorumları hiçbir zaman istenmez.",
    accountsKept:
      "Hesap bağlı olduğu sürece saklanır. Instagram’da sildiğiniz bir gönderi, görselleriyle birlikte bir gün içinde buradan da silinir. Hesabın bağlantısı kesildiğinde yukarıdakilerin hepsi hemen silinir; tam o anda alınmakta olan bir görsel iki saat içinde silinir.",
    owners: "Yönetim panelinde oturum açıyorsanız",
    ownersText:
      "Tarayıcınız, oturumunuzu otuz gün açık tutan tek bir çerez alır. Yanlış şifre giren birinin adresi, tahmin denemelerini yavaşlatmak için hatırlanır. Bir gün boyunca dikkate alınır ve sonrasında biri oturum açtığında silinir.",
    deleting: "Nasıl sildirilir",
    deletingByApp:
      "Uygulamayı Instagram ayarlarınızda “Uygulamalar ve internet siteleri” bölümünden ya da Facebook ile oturum açtıysanız Facebook ayarlarınızda “Uygulamalar ve internet siteleri” veya “İşletme Entegrasyonları” bölümünden kaldırın. Meta bunu bu sunucuya bildirir ve sunucu her şeyi hemen siler. Meta size bir onay kodu verirse onu {address} adresinde sorgulayabilirsiniz.",
    deletingByAsking:
      "Ya da gönderilerinizi gösteren web sitesinin sahiplerinden isteyin: yönetim panelinde hesabın bağlantısını keserler.",
    noBackups: "Bu sunucu kendiliğinden yedek almaz.",
    backups:
      "Bu sunucu her gece yedek alır ve en yenilerini saklar (sayı: {count}). Bir silme işleminden sonra bir saat içinde yeni bir yedek alınır ve öncekiler silinir.",
    backupCopies:
      "Sunucuyu yönetenlerin başka yerde sakladığı kopyaları silmek onlara düşer; bir kopya geri yüklendiğinde Meta aracılığıyla silinmiş olanlar ondan hemen silinir.",
    deletingKept:
      "Bir silme isteğinden, sorgulayabilmeniz için kod ve iki tarih bir yıl saklanır; bir de aynı istek iki kez gönderilirse tanınmasını sağlayan bir parmak izi. Bunlar kimseyi tanıtmaz. Hesabın numaralarının parmak izleri, daha eski bir yedek hiçbir şeyi geri getiremesin diye bu sunucu var oldukça kalır. Hiçbir zaman size ait olmamış olan da kalır: web sitesindeki akışın adresi, görünümü ve ayarları; akış o zaman hiçbir şey göstermez.",
    operators: "Bu sunucu sizinse",
    paragraph: "Web sitenizin gizlilik sayfası için bir paragraf",
    paragraphText:
      "Instagram gönderileri. Bu web sitesi en yeni Instagram gönderilerimizi gösterir. Tarayıcınız bunları görselleri ve videolarıyla birlikte, kopyalarını saklayan kendi sunucumuz {host} üzerinden yükler; Instagram’a ya da Meta’ya bağlanmaz. Bunun için çerez kullanılmaz, tarayıcınızda hiçbir şey saklanmaz ve kullandığımız yazılım (Windowbox) ziyaretinizi kaydetmez. Instagram’a giden bir bağlantıyı açarsanız bu web sitesinden ayrılırsınız ve Meta’nın gizlilik politikası geçerli olur. Ayrıntılar: {address}",
    addresses: "Meta’nın formlarının sorduğu adresler",
  },
};
