-- Lives of the datastore: each restoration from a backup begins another, in which positions are given anew that cursors of the
-- life before may have been given for other changes.

ALTER TABLE datastore ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;

-- How far each life, as far as it was restored, got. A tenant that had no changes is not here.
CREATE TABLE epoch_ends (
    tenant   TEXT   COLLATE "C" NOT NULL,
    epoch    BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (tenant, epoch)
);
