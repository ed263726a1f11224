-- The chronicle: what is known across reports, made from them and made anew where need be. What its entries hold, the archive does
-- not know.

-- A tenant's chronicles: the one that is read, at most one that is made to follow it, and those whose entries are being thrown away.
CREATE TABLE chronicles (
    id         BIGINT NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    tenant     TEXT   COLLATE "C" NOT NULL,
    phase      BIGINT NOT NULL, -- 0 in the making, 1 read, 2 thrown away
    version    BIGINT NOT NULL, -- which way of linking makes it
    position   BIGINT NOT NULL, -- up to which change of the log it has taken in
    mark       BIGINT NOT NULL, -- up to which article, while it is made from the articles
    day        BIGINT NOT NULL, -- the last day that was begun, as the number YYYYMMDD; 0 for none
    turn       BIGINT NOT NULL, -- how often it was written
    holder     TEXT   COLLATE "C" NOT NULL, -- who writes it for now
    held_until BIGINT NOT NULL  -- microseconds since 1970
) WITH (fillfactor = 20); -- room for new versions of a row on its own page
CREATE UNIQUE INDEX chronicles_by_phase ON chronicles (tenant, phase) WHERE phase < 2;

CREATE TABLE chronicle_entries (
    chronicle BIGINT NOT NULL REFERENCES chronicles (id),
    id        TEXT   COLLATE "C" NOT NULL,
    keys      TEXT   COLLATE "C" NOT NULL, -- as in chronicle_keys, a line each
    content   BYTEA  NOT NULL,
    PRIMARY KEY (chronicle, id)
);

-- What entries are found by, in the order of their bytes.
CREATE TABLE chronicle_keys (
    chronicle BIGINT NOT NULL REFERENCES chronicles (id),
    key       TEXT   COLLATE "C" NOT NULL,
    id        TEXT   COLLATE "C" NOT NULL,
    PRIMARY KEY (chronicle, key, id)
);
