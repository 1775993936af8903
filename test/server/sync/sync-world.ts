import { join } from "node:path";
import { createIncidents, type Incidents } from "../../../server/alerts/incidents.ts";
import type { Database } from "../../../server/db/database.ts";
import type { FeedDocument } from "../../../server/feed/document.ts";
import { createFeedBuilder, type FeedBuilder } from "../../../server/feed/feed-builder.ts";
import { createLog } from "../../../server/logging/log.ts";
import type { MediaRoom } from "../../../server/media/media-room.ts";
import { createMediaStore, type MediaStore } from "../../../server/media/media-store.ts";
import { createSweeper, type Sweeper } from "../../../server/media/sweeper.ts";
import { Secret } from "../../../server/shared/secret.ts";
import type { SyncOutcome } from "../../../server/sync/outcome.ts";
import { createSync, type Sync } from "../../../server/sync/sync.ts";
import { openTestDatabase } from "../../support/database.ts";
import { ENDLESS_ROOM } from "../../support/endless-room.ts";
import { createFakeClock, type FakeClock } from "../../support/fake-clock.ts";
import { PICTURES_IN_PROCESS } from "../../support/pictures-in-process.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { present } from "../../support/test-instance.ts";
import { insertAccount, nextCursor } from "../feed/records.ts";
import {
  createFakeCdn,
  createFakeInstagram,
  type FakeCdn,
  type FakeInstagram,
} from "./fake-instagram.ts";

type SyncOptions = Parameters<Sync["syncAccount"]>[1];

/** One connected account, `a1` with the feed `bakery`, and everything that syncs it. */
export interface SyncWorld {
  readonly db: Database;
  readonly clock: FakeClock;
  readonly instagram: FakeInstagram;
  readonly cdn: FakeCdn;
  readonly mediaStore: MediaStore;
  readonly feedBuilder: FeedBuilder;
  readonly sweeper: Sweeper;
  readonly sync: Sync;
  readonly incidents: Incidents;
  readonly logLines: string[];
  /** Syncs `a1`. */
  run(options?: SyncOptions): Promise<SyncOutcome>;
  /** Syncs `a1` and expects that it goes well. */
  runWell(options?: SyncOptions): Promise<Extract<SyncOutcome, { kind: "done" }>>;
  document(cursor?: string): FeedDocument;
  /** Captions of all pages, in order. */
  shown(): (string | undefined)[];
  /** The first page's bytes. */
  served(): string;
  /** Forgets what was asked so far. */
  forgetAsked(): void;
  /** Another process on the same data. */
  anotherSync(): Sync;
}

interface SyncWorldOptions {
  readonly maxPosts?: number;
  readonly random?: () => number;
  readonly room?: MediaRoom;
  readonly mediaStore?: (store: MediaStore) => MediaStore;
  readonly database?: (db: Database) => Database;
}

export function createSyncWorld(options: SyncWorldOptions = {}): SyncWorld {
  const folder = tempFolder();
  const clock = createFakeClock();
  const realDb = openTestDatabase(folder);
  const db = options.database?.(realDb) ?? realDb;
  const instagram = createFakeInstagram();
  const cdn = createFakeCdn();
  const logLines: string[] = [];
  const log = createLog("debug", { write: (line) => void logLines.push(line) });
  const realStore = createMediaStore({ directory: join(folder, "media"), clock });
  const mediaStore = options.mediaStore?.(realStore) ?? realStore;
  const feedBuilder = createFeedBuilder({
    db,
    clock,
    publicUrl: "https://feed.example.com",
    syncPeriodMs: 3_600_000,
    maxPosts: options.maxPosts ?? 120,
    buildRenditions: () => {},
  });
  const sweeper = createSweeper({ db, clock, log, mediaStore, feedBuilder });
  const incidents = createIncidents({ db, clock, log });
  const createSyncOf = (instanceId: string) =>
    createSync({
      db,
      clock,
      log,
      mediaStore,
      pictures: PICTURES_IN_PROCESS,
      room: options.room ?? ENDLESS_ROOM,
      feedBuilder,
      sweeper,
      incidents,
      instanceId,
      apis: instagram.apis,
      apps: { forApi: () => undefined },
      fetch: cdn.fetch,
      vault: { open: () => ({ accessToken: new Secret("the-token-itself") }) },
      mediaHosts: [".cdninstagram.com"],
      maxPosts: options.maxPosts ?? 120,
      random: options.random ?? (() => 0),
      syncPeriodMs: 3_600_000,
    });
  insertAccount(realDb);
  feedBuilder.buildAll();
  const sync = createSyncOf("server");
  const page = (cursor: string) =>
    present(db.documents.get("bakery", cursor)).json.toString("utf8");
  const document = (cursor = ""): FeedDocument => JSON.parse(page(cursor));
  const run = (syncOptions?: SyncOptions) => sync.syncAccount("a1", syncOptions);
  return {
    db,
    clock,
    instagram,
    cdn,
    mediaStore,
    feedBuilder,
    sweeper,
    sync,
    incidents,
    logLines,
    run,
    async runWell(syncOptions) {
      const outcome = await run(syncOptions);
      if (outcome.kind === "done") return outcome;
      throw new Error(`not done: ${JSON.stringify(outcome)}\n${logLines.join("")}`);
    },
    document,
    shown() {
      const captions: (string | undefined)[] = [];
      for (let cursor: string | undefined = ""; cursor !== undefined; ) {
        const read: FeedDocument = document(cursor);
        captions.push(...read.posts.map(({ caption }) => caption));
        cursor = nextCursor(read);
      }
      return captions;
    },
    served: () => page(""),
    forgetAsked() {
      instagram.asked.length = 0;
      cdn.asked.length = 0;
    },
    anotherSync: () => createSyncOf("command"),
  };
}

/** Holds whoever comes through until the test opens it. */
export function createGate() {
  let open = (): void => undefined;
  let reach = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const pass = async () => {
    reach();
    await opened;
  };
  return { pass, reached, open: () => open() };
}
