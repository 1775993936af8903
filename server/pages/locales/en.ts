import type { PublicMessages } from "./public-messages.ts";

export const messages: PublicMessages = {
  copying: { copy: "Copy", copied: "Copied", selected: "Selected: now copy it" },
  noFeed: "There is no feed with this id.",
  nothingHere: "There is nothing at this address",
  nothingHereText:
    "Please compare it with the one that you were given: perhaps a piece of it was lost on the way.",
  link: {
    connect: "Connect {name}",
    connectYours: "Connect your Instagram account",
    asks: "A website would like to show the Instagram posts of {name}, through the server {host}. Instagram wants a yes for that from you, whose account it is.",
    throughInstagram:
      "You sign in with Instagram, say yes there and come back here. It takes a minute.",
    throughFacebook:
      "You sign in with Facebook, through which the account is managed, say yes there and come back here. It takes a minute.",
    anHour: "You have an hour for it.",
    onlyThis: "Only this one account is connected, and only to read its profile and its posts.",
    passwordStays: "Your password stays there: this server never sees it.",
    worksOnce: "This link works once, until {until}.",
    signInInstagram: "Sign in with Instagram",
    signInFacebook: "Sign in with Facebook",
    signIn: "Sign in",
    whatIsStored: "What is stored here, and how to have it deleted",
    expired: "This link has expired",
    expiredText: "It was good until {until}. Nothing was changed.",
    spent: "This link has done its work",
    spentText: "{name} was connected on {at}, and a link works once. There is nothing left to do.",
    askGiver: "If you need a new one, ask the person who gave you this one.",
    canBeSent:
      "If you need a new one, it can be sent to the people who look after the website. They pass it on to you.",
    sendNew: "Send them a new link",
    sent: "A new link is on its way",
    sentText: "It went to the people who look after the website. They will pass it on to you.",
    sentBefore: "A new link was sent already",
    sentBeforeText:
      "It went to the people who look after the website less than a day ago: please ask them for it.",
    notSent: "The new link could not be sent",
    notSentText:
      "Please tell the person who gave you this one: they can make a new one in the dashboard.",
    unknown: "This link is not known here",
    unknownText:
      "Please open it again exactly as you were given it, or ask for a new one: perhaps a piece of it was lost on the way.",
    useless: "This link is not needed any more",
    uselessText:
      "The account that it was for is not shown by this server any more. Nothing was changed.",
    unusable: "This does not work yet",
    unusableText:
      "Something has to be set up first by the person who gave you this link: please tell them that the server’s app at Meta, or its https address, is missing. The link stays good.",
    failure: "Sorry",
    failureText:
      "Something went wrong here. Nothing is lost: please open the link again in a minute.",
  },
  outcome: {
    connected: "{name} is connected",
    connectedText:
      "Thank you, that was all. The website shows its newest posts within a few minutes, and you can close this page.",
    another: "That was another account",
    anotherText:
      "You signed in as {came}, but this link is for {wanted}. Nothing was changed, and nothing of the other account is kept here.",
    signInAs: "Sign in as {wanted}",
    notYet: "It is not connected yet",
    reasons: {
      denied: "Nothing was connected, because the question at Instagram was answered with no.",
      used: "This sign-in was used already, or took too long.",
      "no-role":
        "The website’s app may not read this account yet: the person who gave you the link has to invite you to it first.",
      "no-page":
        "Facebook showed no Page: sign in again and tick the Page that your Instagram account is linked to.",
      "no-linked-account":
        "None of the Facebook Pages that you ticked is linked to a professional Instagram account: link one in the Page’s settings first.",
      "to-confirm":
        "Instagram wants you to confirm something first: sign in at instagram.com or facebook.com, do what it asks, then come back here.",
      busy: "Instagram cannot be reached, or has too much to do just now: try again in a few minutes.",
      other:
        "It did not work, for a reason that the people who look after the website have to find.",
    },
    nothingChanged: "Nothing was changed, and the link still works.",
    sendThem: "If it ends here again, send these words to the person who gave you the link:",
    again: "Try again",
    stray: "Please open the link once more",
    strayText:
      "This sign-in was begun in another browser, or more than an hour ago, so nothing was changed. Open the link that you were given again, in this browser: it still works.",
  },
  deletion: {
    deleted: "It is deleted",
    deletedText:
      "Everything that was stored here about the Instagram account is gone: its access, its profile, its posts and their pictures and videos. If nothing was stored, there is still nothing.",
    code: "Confirmation code",
    askedFor: "Asked for",
    finished: "Finished",
    kept: "Of this request, the code and the two dates are kept for {days} days, and a fingerprint by which the same request is known if it is sent twice. Fingerprints of the account’s numbers stay, so that a backup from before cannot bring anything back, and so that the same account fits into its old place if you connect it again. They name nobody.",
    underWay: "It is being deleted",
    underWayText:
      "The request has arrived and is being carried out. That takes a minute or two: please look again then. If this page still says so tomorrow, write to the people whose website showed the posts, and name the code.",
    unknown: "This code is not known here",
    unknownText:
      "Please compare it with the one you were given: it has twenty letters and digits. Codes are kept for {days} days.",
  },
  privacy: {
    title: "Privacy at {host}",
    lead: "This server shows people’s own Instagram posts on their own websites. It runs Windowbox, and belongs to whoever runs those websites.",
    visitors: "If you visit a website that shows these posts",
    visitorsLoad:
      "Your browser loads the posts from {host} and from nowhere else. It does not talk to Instagram, Facebook or anyone else because of them. There are no cookies, nothing is stored in your browser, and nobody counts or follows you.",
    visitorsNotNoted:
      "Windowbox does not write down your address or what you looked at, not even in its log. What a hosting company notes about connections to its machines is for the website’s own privacy page to say.",
    sitesNoted:
      "Browsers say on which website they show these posts. Of that, the name of the website and when it last asked are kept, ten websites at most, and nothing about who asked.",
    visitorsFollow: "Only a link that you follow takes you to Instagram, where Meta’s rules apply.",
    accounts: "If your Instagram account is connected here",
    accountsStored:
      "You allowed it, at Instagram or Facebook. On this server, and nowhere else, are stored:",
    accountsPublished:
      "You allowed it, at Instagram or Facebook. The following is stored on this server; what visitors see of it is also copied to {host}, and nothing is stored anywhere else:",
    storedAccess:
      "the access that you granted, encrypted. It can only read. It is sent to Instagram and Facebook, and to nobody else;",
    storedNumbers:
      "the numbers by which Instagram knows the account and, if you signed in with Facebook, the one by which Facebook knows you in this app, to find everything again when you ask to have it deleted;",
    storedProfile:
      "the account’s public profile: names, text, website, kind of account, picture, and how many followers and posts it has;",
    storedPosts:
      "its newest {count} posts: texts, dates, links, numbers of likes and comments, and copies of the pictures and videos;",
    storedTimes: "when Instagram was last asked, and how that went.",
    accountsShown:
      "Profile and posts are shown to anyone who visits the websites; that is what they are copied for. Your messages, your followers’ names and other people’s comments are never asked for.",
    accountsKept:
      "It is kept for as long as the account is connected. A post that you delete at Instagram is gone from here within a day, with its pictures. When the account is disconnected, all of the above is deleted at once; a picture that was being fetched at that very moment follows within two hours.",
    owners: "If you sign in to the dashboard",
    ownersText:
      "Your browser gets one cookie, which keeps you signed in for thirty days. The address of someone who enters a wrong password is remembered to slow down guessing. It counts for a day, and is deleted when somebody signs in after that.",
    deleting: "How to have it deleted",
    deletingByApp:
      "Remove the app in your settings at Instagram, under “Apps and websites”, or, if you signed in with Facebook, in your settings there under “Apps and websites” or “Business integrations”. Meta then tells this server, and it deletes everything at once. If Meta gives you a confirmation code, you can look it up at {address}.",
    deletingByAsking:
      "Or ask the people whose website shows your posts: they press “Disconnect” in the dashboard.",
    noBackups: "This server keeps no backups by itself.",
    backups:
      "This server makes a backup each night and keeps the newest {count}. After a deletion a new one is made within the hour, and those from before are deleted.",
    backupCopies:
      "Copies that the people who run it keep elsewhere are theirs to delete; when one is put back, what was deleted through Meta is deleted from it at once.",
    deletingKept:
      "Of a request to delete, its code and two dates are kept for a year, so that you can look it up, and a fingerprint by which the same request is known if it is sent twice. They name nobody. Fingerprints of the account’s numbers stay for as long as this server does, so that a backup from before cannot bring anything back. What stays as well is what was never yours: the address, the look and the settings of the website’s feed, which shows nothing then.",
    operators: "If this server is yours",
    paragraph: "A paragraph for your website’s privacy page",
    paragraphText:
      "Instagram posts. This website shows our latest Instagram posts. Your browser loads them, with their pictures and videos, from our own server {host}, which keeps copies of them; it does not connect to Instagram or Meta. No cookies are set for this, nothing is stored in your browser, and the software we use (Windowbox) keeps no record of your visit. If you follow a link to Instagram, you leave this website and Meta’s privacy policy applies. Details: {address}",
    addresses: "The addresses that Meta’s forms ask for",
  },
};
