import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "複製", copied: "已複製", selected: "已選取：請複製" },
  noFeed: "此網址沒有動態。",
  nothingHere: "此網址沒有內容",
  nothingHereText: "請與您收到的網址核對：也許途中遺失了一部分。",
  link: {
    connect: "連結 {name}",
    connectYours: "連結您的 Instagram 帳號",
    asks: "有一個網站希望透過伺服器 {host} 顯示 {name} 的 Instagram 貼文。帳號屬於您，因此 Instagram 需要您的同意。",
    throughInstagram: "您登入 Instagram，在那裡表示同意，然後回到這裡。只需一分鐘。",
    throughFacebook: "您登入管理該帳號的 Facebook，在那裡表示同意，然後回到這裡。只需一分鐘。",
    anHour: "請在一小時內完成。",
    onlyThis: "只會連結這一個帳號，而且只讀取它的個人檔案和貼文。",
    passwordStays: "您的密碼只在那裡輸入，本伺服器永遠看不到。",
    worksOnce: "此連結只能使用一次，有效期限至 {until}。",
    signInInstagram: "使用 Instagram 登入",
    signInFacebook: "使用 Facebook 登入",
    signIn: "登入",
    whatIsStored: "這裡儲存什麼，以及如何刪除",
    expired: "此連結已過期",
    expiredText: "它的有效期限至 {until}。沒有任何變更。",
    spent: "此連結已完成任務",
    spentText: "{name} 已於 {at} 連結，而連結只能使用一次。無須再做任何事。",
    askGiver: "如果您需要新的連結，請向給您此連結的人索取。",
    canBeSent: "如果您需要新的連結，可以將它寄給負責該網站的人，由他們轉交給您。",
    sendNew: "寄新連結給他們",
    sent: "新連結已寄出",
    sentText: "已寄給負責該網站的人，他們會轉交給您。",
    sentBefore: "新連結先前已經寄出",
    sentBeforeText: "不到一天前已寄給負責該網站的人：請向他們索取。",
    notSent: "無法寄出新連結",
    notSentText: "請告知給您此連結的人：他們可以建立新的連結。",
    unknown: "這裡沒有此連結",
    unknownText: "請完全依照您收到的樣子再次開啟，或索取新的連結：也許途中遺失了一部分。",
    useless: "不再需要此連結",
    uselessText: "此連結所對應的帳號已不再由本伺服器顯示。沒有任何變更。",
    unusable: "目前還不能使用",
    unusableText:
      "給您此連結的人需要先完成設定：請告訴他們，缺少伺服器在 Meta 的應用程式，或缺少伺服器的 https 網址。連結仍然有效。",
    failure: "抱歉，發生問題",
    failureText: "沒有遺失任何內容：請在一分鐘後再次開啟連結。",
  },
  outcome: {
    connected: "{name} 已連結",
    connectedText: "謝謝，這樣就完成了。網站會在幾分鐘內顯示最新的貼文，您可以關閉此頁面。",
    another: "這是另一個帳號",
    anotherText:
      "您登入的是 {came}，而此連結是給 {wanted} 的。沒有任何變更，也沒有保留另一個帳號的任何內容。",
    signInAs: "以 {wanted} 登入",
    notYet: "尚未連結",
    reasons: {
      denied: "沒有連結任何帳號，因為 Instagram 的詢問得到的回答是拒絕。",
      used: "這次登入已被使用過，或耗時過長。",
      "no-role": "該網站的應用程式還不能讀取此帳號：給您連結的人需要先邀請您。",
      "no-page":
        "Facebook 沒有顯示任何粉絲專頁：請重新登入，並勾選與您的 Instagram 帳號連結的粉絲專頁。",
      "no-linked-account":
        "您勾選的 Facebook 粉絲專頁都沒有連結 Instagram 專業帳號：請先在粉絲專頁的設定中連結一個。",
      "to-confirm":
        "Instagram 希望您先確認一些事項：請登入 instagram.com 或 facebook.com，依指示操作，然後回到這裡。",
      busy: "目前無法連上 Instagram，或它正忙碌：請幾分鐘後再試。",
      other: "沒有成功，原因需要由負責該網站的人查明。",
    },
    nothingChanged: "沒有任何變更，連結仍然可用。",
    sendThem: "如果再次停在這裡，請把以下文字傳給提供連結的人：",
    again: "再試一次",
    stray: "請再開啟一次連結",
    strayText:
      "這次登入是在另一個瀏覽器中開始的，或者是在一個多小時以前，因此沒有任何變更。請在此瀏覽器中再次開啟您收到的連結：它仍然可用。",
  },
  deletion: {
    deleted: "已刪除",
    deletedText:
      "這裡儲存的有關該 Instagram 帳號的一切都已刪除：存取權限、個人檔案、貼文及其圖片和影片。如果原本沒有儲存任何內容，現在也沒有。",
    code: "確認碼",
    askedFor: "申請時間",
    finished: "完成時間",
    kept: "關於此申請，確認碼和兩個時間會保留 {days} 天，另有一個指紋，用來辨識重複傳送的同一申請。帳號編號的指紋會保留下來，使更早的備份無法還原任何內容，並使同一帳號在您再次連結時回到原來的位置。它們不指明任何人。",
    underWay: "正在刪除",
    underWayText:
      "申請已收到，正在處理。這需要一兩分鐘：請屆時再來查看。如果明天此頁面仍然如此，請寫信給顯示貼文的網站負責人，並附上確認碼。",
    unknown: "這裡沒有此確認碼",
    unknownText: "請與您收到的確認碼核對：它由二十個字母和數字組成。確認碼保留 {days} 天。",
  },
  privacy: {
    title: "{host} 的隱私權說明",
    lead: "本伺服器在人們自己的網站上顯示他們自己的 Instagram 貼文。它執行 Windowbox，屬於經營這些網站的人。",
    visitors: "如果您造訪顯示這些貼文的網站",
    visitorsLoad:
      "您的瀏覽器只從 {host} 載入貼文，不從其他任何地方載入。它不會因此與 Instagram、Facebook 或任何其他方通訊。沒有 Cookie，您的瀏覽器中不會儲存任何內容，也沒有人統計或追蹤您。",
    visitorsNotNoted:
      "Windowbox 不會記下您的位址，也不會記下您看了什麼，甚至不寫入記錄檔。主機代管公司對其機器的連線會記錄什麼，應由該網站自己的隱私權頁面說明。",
    sitesNoted:
      "瀏覽器會說明它在哪個網站上顯示這些貼文。其中只保留網站的名稱和它最後一次要求的時間，最多十個網站，不保留任何有關要求者的資訊。",
    visitorsFollow: "只有您自己開啟的連結才會帶您到 Instagram，那裡適用 Meta 的規則。",
    accounts: "如果您的 Instagram 帳號連結到這裡",
    accountsStored:
      "這是您在 Instagram 或 Facebook 上允許的。在本伺服器上，且不在其他任何地方，儲存著：",
    accountsPublished:
      "這是您在 Instagram 或 Facebook 上允許的。以下內容儲存在本伺服器上；其中訪客看到的部分還會複製到 {host}，除此之外不在任何地方儲存：",
    storedAccess:
      "您授予的存取權限，已加密。它只能讀取。它只會傳送給 Instagram 和 Facebook，不會傳送給任何其他人；",
    storedNumbers:
      "Instagram 用來辨識該帳號的編號；如果您使用 Facebook 登入，還有 Facebook 在此應用程式中用來辨識您的編號，以便在您要求刪除時找到所有內容；",
    storedProfile: "該帳號的公開個人檔案：名稱、簡介、網站、帳號類型、大頭貼，以及粉絲數和貼文數；",
    storedPosts:
      "它最新的貼文（最多 {count} 則）：文字、日期、連結、讚和留言的數量，以及圖片和影片的副本；",
    storedTimes: "最後一次詢問 Instagram 的時間和結果。",
    accountsShown:
      "任何造訪這些網站的人都能看到個人檔案和貼文；正是為此才複製它們。您的訊息、粉絲的名稱和他人的留言從不會被索取。",
    accountsKept:
      "只要帳號保持連結，這些內容就會保留。您在 Instagram 刪除的貼文會在一天之內連同圖片從這裡消失。帳號中斷連結時，以上所有內容會立即刪除；恰好在那一刻正在擷取的圖片會在兩小時之內刪除。",
    owners: "如果您登入管理介面",
    ownersText:
      "您的瀏覽器會得到一個 Cookie，讓您保持登入三十天。輸入錯誤密碼的人的位址會被記住，以減慢猜測的速度。它在一天之內有效，並在此後有人登入時刪除。",
    deleting: "如何刪除",
    deletingByApp:
      "請在 Instagram 設定的「應用程式和網站」中移除該應用程式；如果您使用 Facebook 登入，請在 Facebook 設定的「應用程式和網站」或「商家整合工具」中移除。Meta 隨即會通知本伺服器，伺服器會立即刪除所有內容。如果 Meta 給您確認碼，您可以在 {address} 查詢。",
    deletingByAsking: "或者請求顯示您貼文的網站負責人：他們會在管理介面中中斷帳號的連結。",
    noBackups: "本伺服器不會自行製作備份。",
    backups:
      "本伺服器每晚製作一份備份，並保留最新的 {count} 份。刪除之後，一小時之內會製作新的備份，之前的備份會被刪除。",
    backupCopies:
      "營運者存放在其他地方的副本由他們自己刪除；當某份副本被還原時，透過 Meta 刪除的內容會立即從中刪除。",
    deletingKept:
      "關於刪除申請，確認碼和兩個時間會保留一年，以便您查詢，另有一個指紋，用來辨識重複傳送的同一申請。它們不指明任何人。只要本伺服器存在，帳號編號的指紋就會保留，使更早的備份無法還原任何內容。從來不屬於您的內容也會保留：網站動態的網址、外觀和設定，屆時它不再顯示任何內容。",
    operators: "如果本伺服器屬於您",
    paragraph: "可用於您網站隱私權頁面的一段文字",
    paragraphText:
      "Instagram 貼文。本網站顯示我們最新的 Instagram 貼文。您的瀏覽器從我們自己的伺服器 {host} 載入這些貼文及其圖片和影片，該伺服器保存它們的副本；瀏覽器不會連線到 Instagram 或 Meta。為此不會設定 Cookie，您的瀏覽器中不會儲存任何內容，我們使用的軟體（Windowbox）不會記錄您的造訪。如果您開啟前往 Instagram 的連結，您將離開本網站，並適用 Meta 的隱私權政策。詳情：{address}",
    addresses: "Meta 的表單所要求的網址",
  },
};
