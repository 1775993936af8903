import { Copyable } from "../components/copyable.tsx";
import { MetaAddresses } from "../components/meta-addresses.tsx";

export interface PrivacyPageProps {
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  /** How many nightly backups the server keeps; `undefined` where it makes none. */
  readonly backupsKept: number | undefined;
  /** Whether the sites that show a feed are noted. */
  readonly notesSites: boolean;
}

export function PrivacyPage({ publicUrl, maxPosts, backupsKept, notesSites }: PrivacyPageProps) {
  const { host } = new URL(publicUrl);
  return (
    <>
      <h1>Privacy at {host}</h1>
      <p class="lead">
        This server shows people’s own Instagram posts on their own websites. It runs Windowbox, and
        belongs to whoever runs those websites.
      </p>
      <ForVisitors host={host} notesSites={notesSites} />
      <ForAccounts maxPosts={maxPosts} />
      <ForOwners />
      <Deleting publicUrl={publicUrl} backupsKept={backupsKept} />
      <ForOperators publicUrl={publicUrl} host={host} />
    </>
  );
}

function ForVisitors({ host, notesSites }: { host: string; notesSites: boolean }) {
  return (
    <section class="card">
      <h2>If you visit a website that shows these posts</h2>
      <p>
        Your browser loads the posts from {host} and from nowhere else. It does not talk to
        Instagram, Facebook or anyone else because of them. There are no cookies, nothing is stored
        in your browser, and nobody counts or follows you.
      </p>
      <p>
        Windowbox does not write down your address or what you looked at, not even in its log. What
        a hosting company notes about connections to its machines is for the website’s own privacy
        page to say.
      </p>
      {notesSites && (
        <p>
          Browsers say on which website they show these posts. Of that, the name of the website and
          when it last asked are kept, ten websites at most, and nothing about who asked.
        </p>
      )}
      <p>Only a link that you follow takes you to Instagram, where Meta’s rules apply.</p>
    </section>
  );
}

function ForAccounts({ maxPosts }: { maxPosts: number }) {
  return (
    <section class="card">
      <h2>If your Instagram account is connected here</h2>
      <p>You allowed it, at Instagram or Facebook. On this server, and nowhere else, are stored:</p>
      <ul>
        <li>
          the access that you granted, encrypted. It can only read. It is sent to Instagram and
          Facebook, and to nobody else;
        </li>
        <li>
          the numbers by which Instagram knows the account and, if you signed in with Facebook, the
          one by which Facebook knows you in this app, to find everything again when you ask to have
          it deleted;
        </li>
        <li>
          the account’s public profile: names, text, website, kind of account, picture, and how many
          followers and posts it has;
        </li>
        <li>
          its newest {maxPosts} posts: texts, dates, links, numbers of likes and comments, and
          copies of the pictures and videos;
        </li>
        <li>when Instagram was last asked, and how that went.</li>
      </ul>
      <p>
        Profile and posts are shown to anyone who visits the websites; that is what they are copied
        for. Your messages, your followers’ names and other people’s comments are never asked for.
      </p>
      <p>
        It is kept for as long as the account is connected. A post that you delete at Instagram is
        gone from here within a day, with its pictures. When the account is disconnected, all of the
        above is deleted at once; a picture that was being fetched at that very moment follows
        within two hours.
      </p>
    </section>
  );
}

function ForOwners() {
  return (
    <section class="card">
      <h2>If you sign in to the dashboard</h2>
      <p>
        Your browser gets one cookie, which keeps you signed in for thirty days. The address of
        someone who enters a wrong password is remembered to slow down guessing. It counts for a
        day, and is deleted when somebody signs in after that.
      </p>
    </section>
  );
}

function Deleting({ publicUrl, backupsKept }: Omit<PrivacyPageProps, "maxPosts" | "notesSites">) {
  return (
    <section class="card" id="deletion">
      <h2>How to have it deleted</h2>
      <ul>
        <li>
          Remove the app in your settings at Instagram, under <b>Apps and websites</b>, or, if you
          signed in with Facebook, in your settings there under <b>Apps and websites</b> or{" "}
          <b>Business integrations</b>. Meta then tells this server, and it deletes everything at
          once. If Meta gives you a confirmation code, you can look it up at{" "}
          <code>{publicUrl}/deletion/CODE</code>.
        </li>
        <li>
          Or ask the people whose website shows your posts: they press <b>Disconnect</b> in the
          dashboard.
        </li>
      </ul>
      <p>
        {backupsKept === undefined
          ? "This server keeps no backups by itself."
          : `This server makes a backup each night and keeps the newest ${backupsKept}. After a deletion a new one is made within the hour, and those from before are deleted.`}{" "}
        Copies that the people who run it keep elsewhere are theirs to delete; when one is put back,
        what was deleted through Meta is deleted from it at once.
      </p>
      <p class="hint">
        Of a request to delete, its code and two dates are kept for a year, so that you can look it
        up, and a fingerprint by which the same request is known if it is sent twice. They name
        nobody. Fingerprints of the account’s numbers stay for as long as this server does, so that
        a backup from before cannot bring anything back. What stays as well is what was never yours:
        the address, the look and the settings of the website’s feed, which shows nothing then.
      </p>
    </section>
  );
}

function ForOperators({ publicUrl, host }: { publicUrl: string; host: string }) {
  return (
    <section class="card">
      <h2>If this server is yours</h2>
      <details>
        <summary>A paragraph for your website’s privacy page</summary>
        <Copyable
          id="paragraph"
          label="the paragraph"
          text={`Instagram posts. This website shows our latest Instagram posts. Your browser loads them, with their pictures and videos, from our own server ${host}, which keeps copies of them; it does not connect to Instagram or Meta. No cookies are set for this, nothing is stored in your browser, and the software we use (Windowbox) keeps no record of your visit. If you follow a link to Instagram, you leave this website and Meta’s privacy policy applies. Details: ${publicUrl}/privacy`}
        />
      </details>
      <details>
        <summary>The addresses that Meta’s forms ask for</summary>
        <MetaAddresses publicUrl={publicUrl} />
      </details>
    </section>
  );
}
