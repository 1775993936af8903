import type { AccountRecord, StoredAvatar, StoredProfile } from "../db/accounts.ts";
import type { Profile } from "../instagram/types.ts";
import type { DownloadOptions } from "../media/download-options.ts";
import type { MediaDownloader } from "../media/media-downloader.ts";
import { MediaError } from "../media/media-failure.ts";
import { omitAbsent } from "../shared/omit-absent.ts";
import { DAY_MS, isDueBy } from "../time/clock.ts";
import { sameContent } from "./merge-posts.ts";
import type { SyncDeps, SyncRun } from "./sync-run.ts";

/** What the profile changes in the account's row; `undefined` if nothing. */
export type ProfileChange = Pick<AccountRecord, "profile" | "picture"> | undefined;

interface ProfileReader {
  /** Asks for the profile and keeps its picture where that is another one. */
  read(run: SyncRun, profile: Profile, options: DownloadOptions): Promise<ProfileChange>;
}

export function createProfileReader(
  { clock, db, log }: Pick<SyncDeps, "clock" | "db" | "log">,
  downloader: MediaDownloader,
): ProfileReader {
  /** Pictures that could not be had, by account; not worth a table. */
  const notBefore = new Map<string, { readonly source: string; readonly at: number }>();

  async function downloadAvatar(
    account: AccountRecord,
    address: string | undefined,
    options: DownloadOptions,
  ): Promise<StoredAvatar | undefined> {
    if (address === undefined || !URL.canParse(address)) return account.picture;
    const source = new URL(address).pathname;
    if (account.picture?.source === source) return account.picture;
    const failed = notBefore.get(account.id);
    const isWaiting = failed?.source === source && !isDueBy(failed.at, clock.now(), DAY_MS);
    if (isWaiting) return account.picture;
    try {
      const name = await downloader.downloadAvatar(address, options);
      notBefore.delete(account.id);
      return { name, source };
    } catch (error) {
      if (!(error instanceof MediaError) || error.kind === "stopped") throw error;
      const at = clock.now() + (isTriedSoon(error) ? 0 : DAY_MS);
      notBefore.set(account.id, { source, at });
      log.warn({ account: account.id, reason: error.kind }, "the profile picture could not be had");
      return account.picture;
    }
  }

  return {
    async read({ account, context }, fetched, options) {
      const { profilePictureUrl, ...said } = fetched;
      const profile = {
        ...unasked(account.profile, context.learned?.droppedFields ?? []),
        ...said,
        ...likelyCount(account.profile, said, db.posts.count(account.id)),
      };
      const picture = await downloadAvatar(account, profilePictureUrl, options);
      const before: [StoredProfile, unknown] = [account.profile, account.picture ?? null];
      return sameContent(before, [profile, picture ?? null]) ? undefined : { profile, picture };
    },
  };
}

/** What Instagram calls what a profile may do without. */
const MEMBERS = {
  name: "name",
  account_type: "accountType",
  biography: "biography",
  website: "website",
  followers_count: "followersCount",
  follows_count: "followsCount",
  media_count: "mediaCount",
} as const satisfies Record<string, keyof StoredProfile>;

/** Of what is known, what the answer could not say because it was not asked for. */
function unasked(known: StoredProfile, fields: readonly string[]): Partial<StoredProfile> {
  const members = Object.entries(MEMBERS).filter(([field]) => fields.includes(field));
  return omitAbsent(Object.fromEntries(members.map(([, member]) => [member, known[member]])));
}

/**
 * Far fewer posts than are here: what the listing then says of them is not believed at once either, and nobody is to
 * read "0 posts" above twenty.
 */
function likelyCount(
  { mediaCount: before }: StoredProfile,
  { mediaCount }: Pick<StoredProfile, "mediaCount">,
  stored: number,
): Pick<StoredProfile, "mediaCount"> {
  const isUnlikely = mediaCount !== undefined && mediaCount * 2 < stored;
  return isUnlikely && before !== undefined ? { mediaCount: before } : {};
}

function isTriedSoon({ retry }: MediaError): boolean {
  return retry === "next-sync" || retry === "each-sync";
}
