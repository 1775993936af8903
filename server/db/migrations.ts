/**
 * Each entry brings the schema one version further and is never edited once released.
 * Instants are milliseconds since the epoch, Instagram's ids text (they are larger than 2^53).
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
  ) STRICT;

  CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    api TEXT NOT NULL,
    app_scoped_id TEXT UNIQUE,
    professional_id TEXT UNIQUE,
    connected_at INTEGER NOT NULL,
    profile TEXT NOT NULL,
    picture TEXT
  ) STRICT;

  CREATE TABLE tokens (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    version INTEGER NOT NULL,
    obtained_at INTEGER NOT NULL,
    refreshed_at INTEGER,
    expires_at INTEGER,
    expiry_assumed INTEGER NOT NULL,
    user_token_expires_at INTEGER,
    data_access_expires_at INTEGER,
    permissions TEXT,
    facebook_user_id TEXT,
    next_refresh_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    dead_at INTEGER
  ) STRICT;

  CREATE TABLE sync_states (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    last_attempt_at INTEGER,
    last_success_at INTEGER,
    last_deep_at INTEGER,
    next_sync_at INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    last_error_kind TEXT,
    page_size INTEGER NOT NULL,
    dropped_fields TEXT NOT NULL DEFAULT '[]',
    usage_percent INTEGER,
    blocked_until INTEGER,
    requests_day TEXT,
    requests_count INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE posts (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    posted_at INTEGER NOT NULL,
    media TEXT NOT NULL,
    files TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    retry_at INTEGER,
    missed_at INTEGER,
    PRIMARY KEY (account_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX posts_newest ON posts (account_id, posted_at DESC, id DESC);

  CREATE TABLE feeds (
    id TEXT PRIMARY KEY,
    settings TEXT NOT NULL DEFAULT '{}',
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE feed_accounts (
    feed_id TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, account_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE documents (
    feed_id TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    cursor TEXT NOT NULL,
    etag TEXT NOT NULL,
    json BLOB NOT NULL,
    brotli BLOB NOT NULL,
    gzip BLOB NOT NULL,
    names TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    retired_at INTEGER,
    PRIMARY KEY (feed_id, cursor)
  ) STRICT;

  CREATE TABLE kept_names (
    name TEXT PRIMARY KEY,
    until_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    id_hash TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    notice TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE oauth_states (
    state_hash TEXT PRIMARY KEY,
    session_hash TEXT NOT NULL REFERENCES sessions (id_hash) ON DELETE CASCADE,
    api TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE pending_choices (
    session_hash TEXT PRIMARY KEY REFERENCES sessions (id_hash) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE deletions (
    code TEXT PRIMARY KEY,
    request_hash TEXT NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    finished_at INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE login_failures (
    address TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    last_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE html_pages (
    feed_id TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    form TEXT NOT NULL,
    etag TEXT NOT NULL,
    html BLOB NOT NULL,
    brotli BLOB NOT NULL,
    gzip BLOB NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (feed_id, form)
  ) STRICT;
  `,
  `
  ALTER TABLE posts RENAME COLUMN missed_at TO missing_since;
  ALTER TABLE sync_states RENAME COLUMN last_deep_at TO last_full_sync_at;
  ALTER TABLE sync_states ADD COLUMN learned TEXT;
  UPDATE sync_states
    SET learned = json_object('pageSize', page_size, 'droppedFields', json(dropped_fields));
  ALTER TABLE sync_states DROP COLUMN page_size;
  ALTER TABLE sync_states DROP COLUMN dropped_fields;
  `,
  `
  ALTER TABLE kept_names RENAME TO retained_files;
  ALTER TABLE oauth_states RENAME TO pending_authorizations;
  ALTER TABLE html_pages RENAME COLUMN form TO rendition;

  CREATE TABLE notices (
    session_hash TEXT PRIMARY KEY REFERENCES sessions (id_hash) ON DELETE CASCADE,
    level TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO notices (session_hash, level, text)
    SELECT id_hash, iif(notice ->> 'tone' = 'good', 'success', 'error'), notice ->> 'text'
    FROM sessions WHERE notice IS NOT NULL;
  ALTER TABLE sessions DROP COLUMN notice;

  ALTER TABLE login_failures RENAME TO sign_in_failures;
  ALTER TABLE sign_in_failures RENAME COLUMN address TO rate_limit_key;
  CREATE TABLE sign_in_windows (
    started_at INTEGER PRIMARY KEY,
    count INTEGER NOT NULL
  ) STRICT;
  INSERT INTO sign_in_windows (started_at, count)
    SELECT CAST(substr(rate_limit_key, 11) AS INTEGER), count
    FROM sign_in_failures WHERE rate_limit_key LIKE 'all since %';
  DELETE FROM sign_in_failures WHERE rate_limit_key LIKE 'all since %';
  `,
  "ALTER TABLE pending_choices RENAME TO pending_picks;",
  `
  CREATE TABLE incidents (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    sentence TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    PRIMARY KEY (kind, subject)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE reconnect_links (
    code_hash TEXT PRIMARY KEY,
    account_id TEXT,
    username TEXT,
    api TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    spent_at INTEGER,
    renewed_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reconnect_links_of_account ON reconnect_links (account_id);

  CREATE TABLE forgotten_accounts (
    id TEXT PRIMARY KEY,
    api TEXT NOT NULL,
    professional_id_hash TEXT,
    app_scoped_id_hash TEXT,
    feed_ids TEXT NOT NULL,
    token_version INTEGER NOT NULL,
    forgotten_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE pending_authorizations ADD COLUMN account_id TEXT;
  ALTER TABLE retained_files ADD COLUMN feed_id TEXT;
  `,
  `
  ALTER TABLE notices ADD COLUMN field TEXT;
  ALTER TABLE notices ADD COLUMN typed TEXT;
  `,
  `
  CREATE TABLE alert_addresses (
    account_id TEXT PRIMARY KEY,
    address TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE alert_channels (
    channel TEXT PRIMARY KEY,
    sent_at TEXT NOT NULL,
    failures INTEGER NOT NULL,
    last_error TEXT,
    retry_at INTEGER,
    said_well TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE alerts_sent (
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    well_at INTEGER,
    PRIMARY KEY (channel, kind, subject)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE picture_attempts (
    content_hash TEXT PRIMARY KEY,
    strikes INTEGER NOT NULL,
    latest_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE sync_states ADD COLUMN interruptions INTEGER NOT NULL DEFAULT 0;
  `,
  "ALTER TABLE sync_states ADD COLUMN count_agrees_since INTEGER;",
  `
  DELETE FROM picture_attempts;
  ALTER TABLE picture_attempts RENAME COLUMN strikes TO deaths;
  ALTER TABLE picture_attempts ADD COLUMN interruptions INTEGER NOT NULL DEFAULT 0;
  `,
  `
  ALTER TABLE html_pages RENAME TO renditions;
  ALTER TABLE renditions RENAME COLUMN rendition TO name;
  ALTER TABLE renditions RENAME COLUMN html TO bytes;
  `,
  `
  ALTER TABLE feeds ADD COLUMN title TEXT;
  ALTER TABLE feeds ADD COLUMN rules TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE feeds ADD COLUMN header_account_id TEXT;
  ALTER TABLE feeds ADD COLUMN alias_of TEXT REFERENCES feeds (id) ON DELETE CASCADE;
  CREATE INDEX feeds_aliases ON feeds (alias_of) WHERE alias_of IS NOT NULL;
  CREATE INDEX feed_accounts_of_account ON feed_accounts (account_id);

  CREATE TABLE post_choices (
    feed_id TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    post_id TEXT NOT NULL,
    hidden_at INTEGER,
    pinned_at INTEGER,
    description TEXT,
    link TEXT,
    PRIMARY KEY (feed_id, post_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE feed_sightings (
    feed_id TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    origin TEXT NOT NULL,
    days INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (feed_id, origin)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE withheld_files (
    name TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE feed_hooks (
    feed_id TEXT PRIMARY KEY REFERENCES feeds (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    failures INTEGER NOT NULL,
    retry_at INTEGER,
    last_sent_at INTEGER,
    last_error TEXT
  ) STRICT;

  CREATE TABLE hook_posts (
    feed_id TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    post_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    posted_at INTEGER NOT NULL,
    waiting_since INTEGER,
    PRIMARY KEY (feed_id, post_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX hook_posts_of_account ON hook_posts (account_id);

  CREATE TABLE quiet_accounts (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  `,
  "ALTER TABLE feeds ADD COLUMN pasted_place TEXT;",
  `
  CREATE TABLE kept_chunks (
    name TEXT PRIMARY KEY,
    etag TEXT NOT NULL,
    bytes BLOB NOT NULL,
    brotli BLOB NOT NULL,
    gzip BLOB NOT NULL,
    retired_at INTEGER
  ) STRICT;
  `,
  `
  CREATE TABLE video_tracks (
    media_id TEXT NOT NULL,
    lang TEXT NOT NULL,
    account_id TEXT NOT NULL,
    post_id TEXT NOT NULL,
    label TEXT NOT NULL,
    name TEXT,
    cues INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (media_id, lang)
  ) STRICT;
  CREATE INDEX video_tracks_of_account ON video_tracks (account_id);
  ALTER TABLE post_choices ADD COLUMN child_descriptions TEXT;
  `,
  "ALTER TABLE forgotten_accounts ADD COLUMN facebook_user_id_hash TEXT;",
  `
  CREATE TABLE retired_pages (
    feed_id TEXT NOT NULL,
    cursor TEXT NOT NULL,
    retired_at INTEGER NOT NULL,
    PRIMARY KEY (feed_id, cursor),
    FOREIGN KEY (feed_id, cursor) REFERENCES documents (feed_id, cursor)
      ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
  ) STRICT, WITHOUT ROWID;
  INSERT INTO retired_pages SELECT feed_id, cursor, retired_at FROM documents
    WHERE retired_at IS NOT NULL;
  ALTER TABLE documents DROP COLUMN retired_at;
  `,
];
