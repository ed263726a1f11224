-- The chronicle: what is known across reports, made from them and made anew where need be. What its entries hold, the archive does
-- not know.

-- A tenant's chronicles: the one that is read, at most one that is made to follow it, and those whose entries are being thrown away.
CREATE TABLE chronicles (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant     TEXT    NOT NULL,
    phase      INTEGER NOT NULL, -- 0 in the making, 1 read, 2 thrown away
    version    INTEGER NOT NULL, -- which way of linking makes it
    position   INTEGER NOT NULL, -- up to which change of the log it has taken in
    mark       INTEGER NOT NULL, -- up to which article, while it is made from the articles
    day        INTEGER NOT NULL, -- the last day that was begun, as the number YYYYMMDD; 0 for none
    turn       INTEGER NOT NULL, -- how often it was written
    holder     TEXT    NOT NULL, -- who writes it for now
    held_until INTEGER NOT NULL  -- microseconds since 1970
) STRICT;
CREATE UNIQUE INDEX chronicles_by_phase ON chronicles (tenant, phase) WHERE phase < 2;

CREATE TABLE chronicle_entries (
    chronicle INTEGER NOT NULL REFERENCES chronicles (id),
    id        TEXT    NOT NULL,
    keys      TEXT    NOT NULL, -- as in chronicle_keys, a line each
    content   BLOB    NOT NULL,
    PRIMARY KEY (chronicle, id)
) STRICT;

-- What entries are found by, in the order of their bytes.
CREATE TABLE chronicle_keys (
    chronicle INTEGER NOT NULL REFERENCES chronicles (id),
    key       TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    PRIMARY KEY (chronicle, key, id)
) STRICT, WITHOUT ROWID;
