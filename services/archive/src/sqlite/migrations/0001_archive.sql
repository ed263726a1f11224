-- The archive: articles verbatim, briefs as encoded messages, and beside them what they are found by. No column is NULL:
-- what is not there is 0 or empty.

-- One row: which datastore this is. Cursors name it.
CREATE TABLE datastore (
    singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
    id        BLOB    NOT NULL
) STRICT;

-- Never changed, only erased. Small columns first: what stands after a large one is slow to reach.
CREATE TABLE articles (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant     TEXT    NOT NULL,
    uid        TEXT    NOT NULL, -- the last part of its resource name
    identity   BLOB    NOT NULL, -- the same of the same article
    published  INTEGER NOT NULL, -- as the number YYYYMMDD; 0 for none
    ingested   INTEGER NOT NULL, -- microseconds since 1970
    source_key TEXT    NOT NULL,
    source     TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    article    BLOB    NOT NULL  -- peacebrief.v1.Article
) STRICT;
CREATE UNIQUE INDEX articles_by_uid ON articles (tenant, uid);
CREATE UNIQUE INDEX articles_by_identity ON articles (tenant, identity);
CREATE INDEX articles_by_id ON articles (tenant, id);
CREATE INDEX articles_by_ingested ON articles (tenant, ingested, id);
CREATE INDEX articles_by_published ON articles (tenant, published, id);
CREATE INDEX articles_by_source ON articles (tenant, source_key, id);

-- One for each article.
CREATE TABLE briefs (
    article_id INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id),
    tenant     TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL, -- microseconds since 1970
    engine     BLOB    NOT NULL, -- what tells engine, model and lexicon apart
    process    TEXT    NOT NULL,
    brief      BLOB    NOT NULL  -- peacebrief.v1.Brief
) STRICT;
CREATE INDEX briefs_by_engine ON briefs (tenant, engine, article_id);

-- The names that a brief is found by, as they are compared.
CREATE TABLE brief_keys (
    tenant     TEXT    NOT NULL,
    kind       INTEGER NOT NULL, -- 1 process, 2 actor, 3 agreement
    name       TEXT    NOT NULL,
    status     INTEGER NOT NULL, -- of an agreement, else 0
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (tenant, kind, name, status, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX brief_keys_by_article ON brief_keys (article_id);
CREATE INDEX brief_keys_by_status ON brief_keys (tenant, status, article_id) WHERE kind = 3;

-- Requests to take something in, to know a repetition by. Of an erased article only the id of its request is left.
CREATE TABLE requests (
    tenant     TEXT    NOT NULL,
    request_id TEXT    NOT NULL,
    article_id INTEGER NOT NULL, -- 0 once the article is erased
    payload    BLOB    NOT NULL, -- digest of the article as it came; empty once it is erased
    created    INTEGER NOT NULL, -- whether the article was new, 0 or 1
    received   INTEGER NOT NULL, -- microseconds since 1970
    PRIMARY KEY (tenant, request_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_by_article ON requests (article_id);
CREATE INDEX requests_by_time ON requests (received);

-- One row for each tenant, locked by whoever writes: positions follow the order of commits.
CREATE TABLE change_counters (
    tenant   TEXT    NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL, -- of the latest change
    trimmed  INTEGER NOT NULL  -- of the latest change that is no longer kept
) STRICT, WITHOUT ROWID;

-- What changed. Of an erased article only its deletion is left.
CREATE TABLE changes (
    tenant     TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    kind       INTEGER NOT NULL, -- peacebrief.v1.ChangeKind
    alert_kind INTEGER NOT NULL, -- peacebrief.v1.AlertKind, of an alert, else 0
    article_id INTEGER NOT NULL, -- 0 in a deletion
    changed    INTEGER NOT NULL, -- microseconds since 1970
    uid        TEXT    NOT NULL, -- of the article
    alert      BLOB    NOT NULL, -- peacebrief.v1.Alert, of an alert, else empty
    PRIMARY KEY (tenant, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_by_article ON changes (article_id);
CREATE INDEX changes_by_time ON changes (tenant, changed);

-- The alerts that were raised, by a digest of what they are about: none is raised twice, even after the log has forgotten it.
CREATE TABLE alerts (
    tenant     TEXT    NOT NULL,
    digest     BLOB    NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (tenant, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX alerts_by_article ON alerts (article_id);

-- The words of articles and findings. They come as terms between blanks; the ASCII tokenizer parts them there, and nowhere else.
CREATE VIRTUAL TABLE article_search USING fts5 (tenant, title, findings, body, tokenize = 'ascii');
-- What is deleted is taken out of the index at once, not only marked.
INSERT INTO article_search (article_search, rank) VALUES ('secure-delete', 1);
