import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "复制", copied: "已复制", selected: "已选中：请复制" },
  noFeed: "此地址没有动态。",
  nothingHere: "此地址没有内容",
  nothingHereText: "请与您收到的地址核对：也许途中丢失了一部分。",
  link: {
    connect: "连接 {name}",
    connectYours: "连接您的 Instagram 帐户",
    asks: "有一个网站希望通过服务器 {host} 展示 {name} 的 Instagram 帖子。帐户属于您，因此 Instagram 需要您同意。",
    throughInstagram: "您登录 Instagram，在那里表示同意，然后回到这里。只需一分钟。",
    throughFacebook: "您登录管理该帐户的 Facebook，在那里表示同意，然后回到这里。只需一分钟。",
    anHour: "请在一小时内完成。",
    onlyThis: "只会连接这一个帐户，并且只读取它的个人主页和帖子。",
    passwordStays: "您的密码只在那里输入，本服务器永远看不到。",
    worksOnce: "此链接只能使用一次，有效期至 {until}。",
    signInInstagram: "使用 Instagram 登录",
    signInFacebook: "使用 Facebook 登录",
    signIn: "登录",
    whatIsStored: "这里保存什么，以及如何删除",
    expired: "此链接已过期",
    expiredText: "它的有效期至 {until}。没有任何更改。",
    spent: "此链接已完成任务",
    spentText: "{name} 已于 {at} 连接，而链接只能使用一次。无需再做任何事。",
    askGiver: "如果您需要新的链接，请向给您此链接的人索取。",
    canBeSent: "如果您需要新的链接，可以将它发送给负责该网站的人，由他们转交给您。",
    sendNew: "向他们发送新链接",
    sent: "新链接已发出",
    sentText: "已发送给负责该网站的人，他们会转交给您。",
    sentBefore: "新链接先前已经发出",
    sentBeforeText: "不到一天前已发送给负责该网站的人：请向他们索取。",
    notSent: "无法发送新链接",
    notSentText: "请告知给您此链接的人：他们可以创建新的链接。",
    unknown: "这里没有此链接",
    unknownText: "请完全按照您收到的样子再次打开，或索取新的链接：也许途中丢失了一部分。",
    useless: "不再需要此链接",
    uselessText: "此链接所对应的帐户已不再由本服务器展示。没有任何更改。",
    unusable: "目前还不能使用",
    unusableText:
      "给您此链接的人需要先完成设置：请告诉他们，缺少服务器在 Meta 的应用，或缺少服务器的 https 地址。链接仍然有效。",
    failure: "抱歉，出了点问题",
    failureText: "没有丢失任何内容：请在一分钟后再次打开链接。",
  },
  outcome: {
    connected: "{name} 已连接",
    connectedText: "谢谢，这样就完成了。网站会在几分钟内展示最新的帖子，您可以关闭此页面。",
    another: "这是另一个帐户",
    anotherText:
      "您登录的是 {came}，而此链接是给 {wanted} 的。没有任何更改，也没有保存另一个帐户的任何内容。",
    signInAs: "以 {wanted} 登录",
    notYet: "尚未连接",
    reasons: {
      denied: "没有连接任何帐户，因为 Instagram 的询问得到的回答是拒绝。",
      used: "此次登录已被使用过，或耗时过长。",
      "no-role": "该网站的应用还不能读取此帐户：给您链接的人需要先邀请您。",
      "no-page":
        "Facebook 没有显示任何公共主页：请重新登录，并勾选与您的 Instagram 帐户关联的公共主页。",
      "no-linked-account":
        "您勾选的 Facebook 公共主页都没有关联 Instagram 专业帐户：请先在公共主页的设置中关联一个。",
      "to-confirm":
        "Instagram 希望您先确认一些事项：请登录 instagram.com 或 facebook.com，按要求操作，然后回到这里。",
      busy: "目前无法访问 Instagram，或它正忙：请几分钟后重试。",
      other: "没有成功，原因需要由负责该网站的人查找。",
    },
    nothingChanged: "没有任何更改，链接仍然可用。",
    sendThem: "如果再次停在这里，请把以下文字发送给提供链接的人：",
    again: "重试",
    stray: "请再打开一次链接",
    strayText:
      "此次登录是在另一个浏览器中开始的，或者是在一个多小时以前，因此没有任何更改。请在此浏览器中再次打开您收到的链接：它仍然可用。",
  },
  deletion: {
    deleted: "已删除",
    deletedText:
      "这里保存的有关该 Instagram 帐户的一切都已删除：访问权限、个人主页、帖子及其图片和视频。如果原本没有保存任何内容，现在也没有。",
    code: "确认码",
    askedFor: "申请时间",
    finished: "完成时间",
    kept: "关于此申请，确认码和两个时间会保留 {days} 天，另有一个指纹，用来识别重复发送的同一申请。帐户编号的指纹会保留下来，使更早的备份无法恢复任何内容，并使同一帐户在您再次连接时回到原来的位置。它们不指明任何人。",
    underWay: "正在删除",
    underWayText:
      "申请已收到，正在处理。这需要一两分钟：请届时再来查看。如果明天此页面仍然如此，请写信给展示帖子的网站的负责人，并附上确认码。",
    unknown: "这里没有此确认码",
    unknownText: "请与您收到的确认码核对：它由二十个字母和数字组成。确认码保留 {days} 天。",
  },
  privacy: {
    title: "{host} 的隐私说明",
    lead: "本服务器在人们自己的网站上展示他们自己的 Instagram 帖子。它运行 Windowbox，属于经营这些网站的人。",
    visitors: "如果您访问展示这些帖子的网站",
    visitorsLoad:
      "您的浏览器只从 {host} 加载帖子，不从其他任何地方加载。它不会因此与 Instagram、Facebook 或任何其他方通信。没有 Cookie，您的浏览器中不会保存任何内容，也没有人统计或跟踪您。",
    visitorsNotNoted:
      "Windowbox 不会记下您的地址，也不会记下您看了什么，甚至不写入日志。托管公司对其机器的连接会记录什么，应由该网站自己的隐私页面说明。",
    sitesNoted:
      "浏览器会说明它在哪个网站上展示这些帖子。其中只保留网站的名称和它最后一次请求的时间，最多十个网站，不保留任何有关请求者的信息。",
    visitorsFollow: "只有您自己打开的链接才会带您到 Instagram，那里适用 Meta 的规则。",
    accounts: "如果您的 Instagram 帐户连接到这里",
    accountsStored:
      "这是您在 Instagram 或 Facebook 上允许的。在本服务器上，且不在其他任何地方，保存着：",
    accountsPublished:
      "这是您在 Instagram 或 Facebook 上允许的。以下内容保存在本服务器上；其中访客看到的部分还会复制到 {host}，除此之外不在任何地方保存：",
    storedAccess:
      "您授予的访问权限，已加密。它只能读取。它只会发送给 Instagram 和 Facebook，不会发送给任何其他人；",
    storedNumbers:
      "Instagram 用来识别该帐户的编号；如果您使用 Facebook 登录，还有 Facebook 在此应用中用来识别您的编号，以便在您要求删除时找到所有内容；",
    storedProfile: "该帐户的公开个人主页：名称、简介、网站、帐户类型、头像，以及粉丝数和帖子数；",
    storedPosts:
      "它最新的帖子（最多 {count} 篇）：文字、日期、链接、赞和评论的数量，以及图片和视频的副本；",
    storedTimes: "最后一次询问 Instagram 的时间和结果。",
    accountsShown:
      "任何访问这些网站的人都能看到个人主页和帖子；正是为此才复制它们。您的消息、粉丝的名称和他人的评论从不会被索取。",
    accountsKept:
      "只要帐户保持连接，这些内容就会保留。您在 Instagram 删除的帖子会在一天之内连同图片从这里消失。帐户断开连接时，以上所有内容会立即删除；恰好在那一刻正在获取的图片会在两小时之内删除。",
    owners: "如果您登录管理面板",
    ownersText:
      "您的浏览器会得到一个 Cookie，让您保持登录三十天。输入错误密码的人的地址会被记住，以减慢猜测的速度。它在一天之内有效，并在此后有人登录时删除。",
    deleting: "如何删除",
    deletingByApp:
      "请在 Instagram 设置的“应用和网站”中移除该应用；如果您使用 Facebook 登录，请在 Facebook 设置的“应用和网站”或“业务集成”中移除。Meta 随即会通知本服务器，服务器会立即删除所有内容。如果 Meta 给您确认码，您可以在 {address} 查询。",
    deletingByAsking: "或者请求展示您帖子的网站的负责人：他们会在管理面板中断开帐户的连接。",
    noBackups: "本服务器不会自行制作备份。",
    backups:
      "本服务器每晚制作一份备份，并保留最新的 {count} 份。删除之后，一小时之内会制作新的备份，之前的备份会被删除。",
    backupCopies:
      "运营者保存在其他地方的副本由他们自己删除；当某份副本被恢复时，通过 Meta 删除的内容会立即从中删除。",
    deletingKept:
      "关于删除申请，确认码和两个时间会保留一年，以便您查询，另有一个指纹，用来识别重复发送的同一申请。它们不指明任何人。只要本服务器存在，帐户编号的指纹就会保留，使更早的备份无法恢复任何内容。从来不属于您的内容也会保留：网站动态的地址、外观和设置，届时它不再展示任何内容。",
    operators: "如果本服务器属于您",
    paragraph: "可用于您网站隐私页面的一段文字",
    paragraphText:
      "Instagram 帖子。本网站展示我们最新的 Instagram 帖子。您的浏览器从我们自己的服务器 {host} 加载这些帖子及其图片和视频，该服务器保存它们的副本；浏览器不会连接 Instagram 或 Meta。为此不会设置 Cookie，您的浏览器中不会保存任何内容，我们使用的软件（Windowbox）不会记录您的访问。如果您打开指向 Instagram 的链接，您将离开本网站，并适用 Meta 的隐私政策。详情：{address}",
    addresses: "Meta 的表单所要求的地址",
  },
};
