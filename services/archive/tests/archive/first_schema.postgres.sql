-- What the first schema left behind, with the requests `first` for article 1 and none for article 2: a migration must keep it.
-- Made by the code of that day, and never to be edited.

CREATE TABLE schema_migrations (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, run BIGINT NOT NULL);

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

INSERT INTO schema_migrations VALUES (1, 'the archive', '252d08bbb65acf87bd1d735004cb700f4c05970edeeda236a4ecded3f1650487', 1755000000000000);
INSERT INTO datastore VALUES (1, '\x01a221bcc85571d9869be66875f53d18');
INSERT INTO articles OVERRIDING SYSTEM VALUE VALUES (1, 'desk', '01a221bcc87d70dab0c3aa560755f425', '\x48f3a1f62120f473bb5008b846b14f811e476fffd59748bd071748174d45557e', 20250802, 1755000000000000, 'radio maravelle', 'Radio Maravelle', 'Report 1', '\x0a085265706f72742031124244656c65676174696f6e206e756d62657231206d6574206d65646961746f727320696e20446f68612e0a5468652074616c6b732077656e74206f6e2e0020f09f958a1a0f526164696f204d61726176656c6c65220708e90f100818022a02656e');
INSERT INTO articles OVERRIDING SYSTEM VALUE VALUES (2, 'desk', '01a221bcc87d70dab0c3aa5729c5b36a', '\xc9c764b21944fe684b4a0ca2fe7b1eb9842de7d576e46533f928cf709b57aa3b', 20250803, 1755000000000000, 'ministry of foreign affairs', 'Ministry of Foreign Affairs', 'Report 2', '\x0a085265706f72742032124244656c65676174696f6e206e756d62657232206d6574206d65646961746f727320696e20446f68612e0a5468652074616c6b732077656e74206f6e2e0020f09f958a1a1b4d696e6973747279206f6620466f726569676e2041666661697273220708e90f100818032a02656e');
INSERT INTO briefs VALUES (1, 'desk', 1, 1755000000000000, '\x5d28c520d9099d8b94c9c384fe406ccf', 'Sudan peace process', '\x0a150a13537564616e2070656163652070726f6365737312180a0261311207456e766f7920311a0974686520456e766f791a250a026731120d446f6861204163636f726420312005520e100a1a0a44656c65676174696f6e421e0a1c4d6564696174696f6e20636f6e74696e7565642c207061727420312e48015a4035663831326233623630626539346136316637623235643865346637313534326466623961333663343838363535653032383462303063643834343263646238620d0a05312e302e3012016d1a016c');
INSERT INTO briefs VALUES (2, 'desk', 1, 1755000000000000, '\x5d28c520d9099d8b94c9c384fe406ccf', 'Kestria–Maravelle peace process', '\x0a230a214b657374726961e280934d61726176656c6c652070656163652070726f6365737312180a0261311207456e766f7920321a0974686520456e766f791a250a026731120d446f6861204163636f726420322001520e100a1a0a44656c65676174696f6e421e0a1c4d6564696174696f6e20636f6e74696e7565642c207061727420322e48015a4062316335343633386662336437323137626537626631366136653639363137326661636261613263386166386364343736303833393534633061666333613531620d0a05312e302e3012016d1a016c');
INSERT INTO brief_keys VALUES ('desk', 1, 'sudan peace process', 0, 1);
INSERT INTO brief_keys VALUES ('desk', 2, 'envoy 1', 0, 1);
INSERT INTO brief_keys VALUES ('desk', 2, 'the envoy', 0, 1);
INSERT INTO brief_keys VALUES ('desk', 3, 'doha accord 1', 5, 1);
INSERT INTO brief_keys VALUES ('desk', 1, 'kestria-maravelle peace process', 0, 2);
INSERT INTO brief_keys VALUES ('desk', 2, 'envoy 2', 0, 2);
INSERT INTO brief_keys VALUES ('desk', 2, 'the envoy', 0, 2);
INSERT INTO brief_keys VALUES ('desk', 3, 'doha accord 2', 1, 2);
INSERT INTO requests VALUES ('desk', 'first', 1, '\xf5cda6d8b024f3511406d05533d4e45d01d04482f35ca737792bfc04ea4ed239', 1, 1755000000000000);
INSERT INTO change_counters VALUES ('desk', 2, 0);
INSERT INTO changes VALUES ('desk', 1, 1, 0, 1, 1755000000000000, '01a221bcc87d70dab0c3aa560755f425', '\x');
INSERT INTO changes VALUES ('desk', 2, 1, 0, 2, 1755000000000000, '01a221bcc87d70dab0c3aa5729c5b36a', '\x');
INSERT INTO article_search VALUES (1, 'desk', '''1'':2A,7B,15B,18B ''accord'':14B ''continu'':5B ''deleg'':24 ''doha'':13B,29 ''envoy'':17B,21B ''in'':28 ''mediat'':4B,27 ''met'':26 ''number1'':25 ''on'':33 ''part'':6B ''peac'':10B ''process'':11B ''report'':1A ''sudan'':9B ''t6465736b'' ''talk'':31 ''the'':20B,30 ''went'':32');
INSERT INTO article_search VALUES (2, 'desk', '''2'':2A,7B,16B,19B ''accord'':15B ''continu'':5B ''deleg'':25 ''doha'':14B,30 ''envoy'':18B,22B ''in'':29 ''kestria'':9B ''maravell'':10B ''mediat'':4B,28 ''met'':27 ''number2'':26 ''on'':34 ''part'':6B ''peac'':11B ''process'':12B ''report'':1A ''t6465736b'' ''talk'':32 ''the'':21B,31 ''went'':33');
SELECT pg_catalog.setval('public.articles_id_seq', 2, true);
