/** A sentence that names what stands in its place: `"{name} is connected"`. */
type Naming<A extends string, B extends string = A> = `${string}{${A}}${string}` &
  `${string}{${B}}${string}`;

/**
 * Everything that the pages for strangers to the dashboard say, in one language. A sentence with a figure in it is
 * written so that it is right for every number.
 */
export interface PublicMessages {
  /** Missing where the script runs from left to right. */
  readonly dir?: "rtl";
  readonly copying: CopyingMessages;
  readonly link: LinkMessages;
  readonly outcome: OutcomeMessages;
  readonly deletion: DeletionMessages;
  readonly privacy: PrivacyMessages;
  /** Instead of a feed that there is not. */
  readonly noFeed: string;
  /** Where there is no page, and what to do. */
  readonly nothingHere: string;
  readonly nothingHereText: string;
}

export interface CopyingMessages {
  readonly copy: string;
  readonly copied: string;
  /** Where the browser lets nothing be copied by itself. */
  readonly selected: string;
}

/** For the holder of a link that connects one account. */
interface LinkMessages {
  readonly connect: Naming<"name">;
  readonly connectYours: string;
  readonly asks: Naming<"name", "host">;
  readonly throughInstagram: string;
  readonly throughFacebook: string;
  /** For that way there and back. */
  readonly anHour: string;
  readonly onlyThis: string;
  readonly passwordStays: string;
  readonly worksOnce: Naming<"until">;
  readonly signInInstagram: string;
  readonly signInFacebook: string;
  readonly signIn: string;
  readonly whatIsStored: string;
  readonly expired: string;
  readonly expiredText: Naming<"until">;
  readonly spent: string;
  readonly spentText: Naming<"name", "at">;
  readonly askGiver: string;
  readonly canBeSent: string;
  readonly sendNew: string;
  readonly sent: string;
  readonly sentText: string;
  readonly sentBefore: string;
  readonly sentBeforeText: string;
  readonly notSent: string;
  readonly notSentText: string;
  readonly unknown: string;
  readonly unknownText: string;
  readonly useless: string;
  readonly uselessText: string;
  readonly unusable: string;
  readonly unusableText: string;
  readonly failure: string;
  readonly failureText: string;
}

/** How signing in at Instagram or Facebook through such a link ended. */
interface OutcomeMessages {
  readonly connected: Naming<"name">;
  readonly connectedText: string;
  readonly another: string;
  readonly anotherText: Naming<"came", "wanted">;
  readonly signInAs: Naming<"wanted">;
  readonly notYet: string;
  readonly reasons: Readonly<Record<SignInFailure, string>>;
  readonly nothingChanged: string;
  /** Stands above what the owner of the server is to read. */
  readonly sendThem: string;
  readonly again: string;
  readonly stray: string;
  readonly strayText: string;
}

/** Why a sign-in did not connect anything, as far as the person who signed in can do something about it. */
export type SignInFailure =
  | "denied"
  | "used"
  | "no-role"
  | "no-page"
  | "no-linked-account"
  | "to-confirm"
  | "busy"
  | "other";

interface DeletionMessages {
  readonly deleted: string;
  readonly deletedText: string;
  readonly code: string;
  readonly askedFor: string;
  readonly finished: string;
  readonly kept: Naming<"days">;
  readonly underWay: string;
  readonly underWayText: string;
  readonly unknown: string;
  readonly unknownText: Naming<"days">;
}

interface PrivacyMessages {
  readonly title: Naming<"host">;
  readonly lead: string;
  readonly visitors: string;
  readonly visitorsLoad: Naming<"host">;
  readonly visitorsNotNoted: string;
  readonly sitesNoted: string;
  readonly visitorsFollow: string;
  readonly accounts: string;
  readonly accountsStored: string;
  /** The same where what visitors see is published elsewhere, too. */
  readonly accountsPublished: Naming<"host">;
  readonly storedAccess: string;
  readonly storedNumbers: string;
  readonly storedProfile: string;
  readonly storedPosts: Naming<"count">;
  readonly storedTimes: string;
  readonly accountsShown: string;
  readonly accountsKept: string;
  readonly owners: string;
  readonly ownersText: string;
  readonly deleting: string;
  readonly deletingByApp: Naming<"address">;
  readonly deletingByAsking: string;
  readonly noBackups: string;
  readonly backups: Naming<"count">;
  readonly backupCopies: string;
  readonly deletingKept: string;
  readonly operators: string;
  readonly paragraph: string;
  readonly paragraphText: Naming<"host", "address">;
  readonly addresses: string;
}
