import { Copyable } from "../components/copyable.tsx";
import { MetaAddresses } from "../components/meta-addresses.tsx";
import type { Reader } from "../frame/reader-language.ts";
import { fill, fillText } from "../locales/fill.tsx";
import type { PublicMessages } from "../locales/public-messages.ts";

export interface PrivacyPageProps {
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  /** How many nightly backups the server keeps; `undefined` where it makes none. */
  readonly backupsKept: number | undefined;
  /** Where what visitors see is published, where that is elsewhere. */
  readonly publishedAt: string | undefined;
  /** Whether the sites that show a feed are noted. */
  readonly notesSites: boolean;
  readonly reader: Reader;
}

export function PrivacyPage(props: PrivacyPageProps) {
  const { publicUrl, maxPosts, backupsKept, publishedAt, notesSites, reader } = props;
  const { host } = new URL(publicUrl);
  const { privacy } = reader.messages;
  const elsewhere = publishedAt === undefined ? host : new URL(publishedAt).host;
  const published = elsewhere === host ? undefined : elsewhere;
  const hosts = new Intl.ListFormat(reader.language).format([
    host,
    ...(published ? [published] : []),
  ]);
  const write = (count: number) => new Intl.NumberFormat(reader.language).format(count);
  return (
    <>
      <h1>{fill(privacy.title, { host })}</h1>
      <p class="lead">{privacy.lead}</p>
      <section class="card">
        <h2>{privacy.visitors}</h2>
        <p>{fill(privacy.visitorsLoad, { host: hosts })}</p>
        <p>{privacy.visitorsNotNoted}</p>
        {notesSites && <p>{privacy.sitesNoted}</p>}
        <p>{privacy.visitorsFollow}</p>
      </section>
      <section class="card">
        <h2>{privacy.accounts}</h2>
        <p>
          {published
            ? fill(privacy.accountsPublished, { host: published })
            : privacy.accountsStored}
        </p>
        <ul>
          <li>{privacy.storedAccess}</li>
          <li>{privacy.storedNumbers}</li>
          <li>{privacy.storedProfile}</li>
          <li>{fillText(privacy.storedPosts, { count: write(maxPosts) })}</li>
          <li>{privacy.storedTimes}</li>
        </ul>
        <p>{privacy.accountsShown}</p>
        <p>{privacy.accountsKept}</p>
      </section>
      <section class="card">
        <h2>{privacy.owners}</h2>
        <p>{privacy.ownersText}</p>
      </section>
      <section class="card" id="deletion">
        <h2>{privacy.deleting}</h2>
        <ul>
          <li>
            {fill(privacy.deletingByApp, { address: <code>{publicUrl}/deletion/CODE</code> })}
          </li>
          <li>{privacy.deletingByAsking}</li>
        </ul>
        <p>
          {backupsKept === undefined
            ? privacy.noBackups
            : fillText(privacy.backups, { count: write(backupsKept) })}{" "}
          {privacy.backupCopies}
        </p>
        <p class="hint">{privacy.deletingKept}</p>
      </section>
      <ForOperators publicUrl={publicUrl} host={hosts} messages={reader.messages} />
    </>
  );
}

interface ForOperatorsProps {
  readonly publicUrl: string;
  readonly host: string;
  readonly messages: PublicMessages;
}

function ForOperators({ publicUrl, host, messages }: ForOperatorsProps) {
  const { privacy, copying, dir } = messages;
  return (
    <section class="card">
      <h2>{privacy.operators}</h2>
      <details>
        <summary>{privacy.paragraph}</summary>
        <Copyable
          id="paragraph"
          label={privacy.paragraph}
          text={fillText(privacy.paragraphText, { host, address: `${publicUrl}/privacy` }, dir)}
          messages={copying}
        />
      </details>
      <details>
        <summary>{privacy.addresses}</summary>
        <MetaAddresses publicUrl={publicUrl} messages={copying} />
      </details>
    </section>
  );
}
