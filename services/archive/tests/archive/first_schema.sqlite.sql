-- What the first schema left behind, with the requests `first` for article 1 and none for article 2: a migration must keep it.
-- Made by the code of that day, and never to be edited.

CREATE TABLE schema_migrations (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, run BIGINT NOT NULL);

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

INSERT INTO schema_migrations VALUES (1, 'the archive', 'd5aad9ec84ead0dd1fd32002272276fc05c2ad10850c2df9a053c102ef81a607', 1755000000000000);
INSERT INTO datastore VALUES (1, x'01a221bcc78c77728abbaefa2f36c74b');
INSERT INTO articles VALUES (1, 'desk', '01a221bcc86173468f1ebce2b2bf1cbd', x'48f3a1f62120f473bb5008b846b14f811e476fffd59748bd071748174d45557e', 20250802, 1755000000000000, 'radio maravelle', 'Radio Maravelle', 'Report 1', x'0a085265706f72742031124244656c65676174696f6e206e756d62657231206d6574206d65646961746f727320696e20446f68612e0a5468652074616c6b732077656e74206f6e2e0020f09f958a1a0f526164696f204d61726176656c6c65220708e90f100818022a02656e');
INSERT INTO articles VALUES (2, 'desk', '01a221bcc86173468f1ebce3f0920d34', x'c9c764b21944fe684b4a0ca2fe7b1eb9842de7d576e46533f928cf709b57aa3b', 20250803, 1755000000000000, 'ministry of foreign affairs', 'Ministry of Foreign Affairs', 'Report 2', x'0a085265706f72742032124244656c65676174696f6e206e756d62657232206d6574206d65646961746f727320696e20446f68612e0a5468652074616c6b732077656e74206f6e2e0020f09f958a1a1b4d696e6973747279206f6620466f726569676e2041666661697273220708e90f100818032a02656e');
INSERT INTO briefs VALUES (1, 'desk', 1, 1755000000000000, x'5d28c520d9099d8b94c9c384fe406ccf', 'Sudan peace process', x'0a150a13537564616e2070656163652070726f6365737312180a0261311207456e766f7920311a0974686520456e766f791a250a026731120d446f6861204163636f726420312005520e100a1a0a44656c65676174696f6e421e0a1c4d6564696174696f6e20636f6e74696e7565642c207061727420312e48015a4035663831326233623630626539346136316637623235643865346637313534326466623961333663343838363535653032383462303063643834343263646238620d0a05312e302e3012016d1a016c');
INSERT INTO briefs VALUES (2, 'desk', 1, 1755000000000000, x'5d28c520d9099d8b94c9c384fe406ccf', 'Kestria–Maravelle peace process', x'0a230a214b657374726961e280934d61726176656c6c652070656163652070726f6365737312180a0261311207456e766f7920321a0974686520456e766f791a250a026731120d446f6861204163636f726420322001520e100a1a0a44656c65676174696f6e421e0a1c4d6564696174696f6e20636f6e74696e7565642c207061727420322e48015a4062316335343633386662336437323137626537626631366136653639363137326661636261613263386166386364343736303833393534633061666333613531620d0a05312e302e3012016d1a016c');
INSERT INTO brief_keys VALUES ('desk', 1, 'sudan peace process', 0, 1);
INSERT INTO brief_keys VALUES ('desk', 2, 'envoy 1', 0, 1);
INSERT INTO brief_keys VALUES ('desk', 2, 'the envoy', 0, 1);
INSERT INTO brief_keys VALUES ('desk', 3, 'doha accord 1', 5, 1);
INSERT INTO brief_keys VALUES ('desk', 1, 'kestria-maravelle peace process', 0, 2);
INSERT INTO brief_keys VALUES ('desk', 2, 'envoy 2', 0, 2);
INSERT INTO brief_keys VALUES ('desk', 2, 'the envoy', 0, 2);
INSERT INTO brief_keys VALUES ('desk', 3, 'doha accord 2', 1, 2);
INSERT INTO requests VALUES ('desk', 'first', 1, x'f5cda6d8b024f3511406d05533d4e45d01d04482f35ca737792bfc04ea4ed239', 1, 1755000000000000);
INSERT INTO change_counters VALUES ('desk', 2, 0);
INSERT INTO changes VALUES ('desk', 1, 1, 0, 1, 1755000000000000, '01a221bcc86173468f1ebce2b2bf1cbd', x'');
INSERT INTO changes VALUES ('desk', 2, 1, 0, 2, 1755000000000000, '01a221bcc86173468f1ebce3f0920d34', x'');
INSERT INTO article_search (rowid, tenant, title, findings, body) VALUES (1, 't6465736b', 'report 1', 'mediat continu part 1 ¶ sudan peac process ¶ doha accord 1 ¶ envoy 1 ¶ the envoy ¶', 'deleg number1 met mediat in doha the talk went on');
INSERT INTO article_search (rowid, tenant, title, findings, body) VALUES (2, 't6465736b', 'report 2', 'mediat continu part 2 ¶ kestria maravell peac process ¶ doha accord 2 ¶ envoy 2 ¶ the envoy ¶', 'deleg number2 met mediat in doha the talk went on');
