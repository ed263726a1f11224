-- The archive: articles verbatim, briefs as encoded messages, and beside them what they are found by. No column is NULL:
-- what is not there is 0 or empty.

-- One row: which datastore this is. Cursors name it.
CREATE TABLE datastore (
    singleton BIGINT NOT NULL PRIMARY KEY CHECK (singleton = 1),
    id        BYTEA  NOT NULL
);

-- Never changed, only erased.
CREATE TABLE articles (
    id         BIGINT NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    tenant     TEXT   COLLATE "C" NOT NULL,
    uid        TEXT   COLLATE "C" NOT NULL, -- the last part of its resource name
    identity   BYTEA  NOT NULL, -- the same of the same article
    published  BIGINT NOT NULL, -- as the number YYYYMMDD; 0 for none
    ingested   BIGINT NOT NULL, -- microseconds since 1970
    source_key TEXT   COLLATE "C" NOT NULL,
    source     TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    article    BYTEA  NOT NULL  -- peacebrief.v1.Article
);
CREATE UNIQUE INDEX articles_by_uid ON articles (tenant, uid);
CREATE UNIQUE INDEX articles_by_identity ON articles (tenant, identity);
CREATE INDEX articles_by_id ON articles (tenant, id);
CREATE INDEX articles_by_ingested ON articles (tenant, ingested, id);
CREATE INDEX articles_by_published ON articles (tenant, published, id);
CREATE INDEX articles_by_source ON articles (tenant, source_key, id);

-- One for each article.
CREATE TABLE briefs (
    article_id BIGINT NOT NULL PRIMARY KEY REFERENCES articles (id),
    tenant     TEXT   COLLATE "C" NOT NULL,
    revision   BIGINT NOT NULL,
    written    BIGINT NOT NULL, -- microseconds since 1970
    engine     BYTEA  NOT NULL, -- what tells engine, model and lexicon apart
    process    TEXT   NOT NULL,
    brief      BYTEA  NOT NULL  -- peacebrief.v1.Brief
);
CREATE INDEX briefs_by_engine ON briefs (tenant, engine, article_id);

-- The names that a brief is found by, as they are compared.
CREATE TABLE brief_keys (
    tenant     TEXT   COLLATE "C" NOT NULL,
    kind       BIGINT NOT NULL, -- 1 process, 2 actor, 3 agreement
    name       TEXT   COLLATE "C" NOT NULL,
    status     BIGINT NOT NULL, -- of an agreement, else 0
    article_id BIGINT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (tenant, kind, name, status, article_id)
);
CREATE INDEX brief_keys_by_article ON brief_keys (article_id);
CREATE INDEX brief_keys_by_status ON brief_keys (tenant, status, article_id) WHERE kind = 3;

-- Requests to take something in, to know a repetition by. Of an erased article only the id of its request is left.
CREATE TABLE requests (
    tenant     TEXT   COLLATE "C" NOT NULL,
    request_id TEXT   COLLATE "C" NOT NULL,
    article_id BIGINT NOT NULL, -- 0 once the article is erased
    payload    BYTEA  NOT NULL, -- digest of the article as it came; empty once it is erased
    created    BIGINT NOT NULL, -- whether the article was new, 0 or 1
    received   BIGINT NOT NULL, -- microseconds since 1970
    PRIMARY KEY (tenant, request_id)
);
CREATE INDEX requests_by_article ON requests (article_id);
CREATE INDEX requests_by_time ON requests (received);

-- One row for each tenant, locked by whoever writes: positions follow the order of commits.
CREATE TABLE change_counters (
    tenant   TEXT   COLLATE "C" NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL, -- of the latest change
    trimmed  BIGINT NOT NULL  -- of the latest change that is no longer kept
) WITH (fillfactor = 20); -- room for new versions of a row on its own page

-- What changed. Of an erased article only its deletion is left.
CREATE TABLE changes (
    tenant     TEXT   COLLATE "C" NOT NULL,
    position   BIGINT NOT NULL,
    kind       BIGINT NOT NULL, -- peacebrief.v1.ChangeKind
    alert_kind BIGINT NOT NULL, -- peacebrief.v1.AlertKind, of an alert, else 0
    article_id BIGINT NOT NULL, -- 0 in a deletion
    changed    BIGINT NOT NULL, -- microseconds since 1970
    uid        TEXT   COLLATE "C" NOT NULL, -- of the article
    alert      BYTEA  NOT NULL, -- peacebrief.v1.Alert, of an alert, else empty
    PRIMARY KEY (tenant, position)
);
CREATE INDEX changes_by_article ON changes (article_id);
CREATE INDEX changes_by_time ON changes (tenant, changed);

-- The alerts that were raised, by a digest of what they are about: none is raised twice, even after the log has forgotten it.
CREATE TABLE alerts (
    tenant     TEXT   COLLATE "C" NOT NULL,
    digest     BYTEA  NOT NULL,
    article_id BIGINT NOT NULL,
    PRIMARY KEY (tenant, digest)
);
CREATE INDEX alerts_by_article ON alerts (article_id);

-- The words of articles and findings. They come as terms with their positions, made by the archive itself: the server's own text
-- search configurations have no part in it.
CREATE TABLE article_search (
    article_id BIGINT   NOT NULL PRIMARY KEY REFERENCES articles (id),
    tenant     TEXT     COLLATE "C" NOT NULL,
    terms      TSVECTOR NOT NULL
);
CREATE INDEX article_search_by_terms ON article_search USING gin (terms);
