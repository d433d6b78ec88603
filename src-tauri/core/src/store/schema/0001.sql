-- The first form of a Trellis document. Dates are ISO text, quarters their first day, money whole minor units,
-- FTE and satisfaction hundredths. Identifiers are never reused; a UUID stands wherever a thing leaves the document.

CREATE TABLE document (
    id                 INTEGER PRIMARY KEY CHECK (id = 1),
    uuid               TEXT    NOT NULL,
    created_at         TEXT    NOT NULL,
    -- Counts the committed changes.
    revision           INTEGER NOT NULL,
    -- The revision the published file holds.
    published_revision INTEGER NOT NULL,
    -- Grows with every publication; the token tells two publications of one number apart.
    publish_counter    INTEGER NOT NULL,
    publish_token      TEXT    NOT NULL,
    previous_token     TEXT    NOT NULL
) STRICT;

CREATE TABLE setting (
    id                 INTEGER PRIMARY KEY CHECK (id = 1),
    name               TEXT    NOT NULL,
    company            TEXT    NOT NULL,
    currency           TEXT    NOT NULL CHECK (length(currency) = 3),
    fiscal_first_month INTEGER NOT NULL CHECK (fiscal_first_month BETWEEN 1 AND 12),
    review_quarter     TEXT    NOT NULL,
    small_base         INTEGER NOT NULL CHECK (small_base >= 0),
    confidentiality    TEXT    NOT NULL
) STRICT;

CREATE TABLE tier (
    tier      INTEGER PRIMARY KEY CHECK (tier BETWEEN 0 AND 3),
    band_low  INTEGER,
    band_high INTEGER,
    CHECK ((band_low IS NULL) = (band_high IS NULL))
) STRICT;

CREATE TABLE motion (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT    NOT NULL,
    name_key  TEXT    NOT NULL UNIQUE,
    import_id INTEGER REFERENCES import (id)
) STRICT;

CREATE TABLE manager (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT    NOT NULL,
    name_key  TEXT    NOT NULL UNIQUE,
    import_id INTEGER REFERENCES import (id)
) STRICT;

CREATE TABLE segment (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT    NOT NULL,
    name_key  TEXT    NOT NULL UNIQUE,
    position  INTEGER NOT NULL,
    import_id INTEGER REFERENCES import (id)
) STRICT;

CREATE TABLE import (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT    NOT NULL,
    file_name TEXT    NOT NULL,
    sheet     TEXT    NOT NULL,
    as_of     TEXT    NOT NULL,
    at        TEXT    NOT NULL,
    rows      INTEGER NOT NULL,
    added     INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    skipped   INTEGER NOT NULL
) STRICT;

CREATE TABLE partner (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid          TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    name_key      TEXT    NOT NULL,
    external_id   TEXT,
    domain        TEXT,
    tier          INTEGER REFERENCES tier (tier),
    partner_type  TEXT,
    motion_id     INTEGER REFERENCES motion (id),
    manager_id    INTEGER REFERENCES manager (id),
    region        TEXT,
    partner_since TEXT,
    -- How fresh what we know of it is; older than the review quarter is stale.
    as_of         TEXT    NOT NULL,
    import_id     INTEGER REFERENCES import (id),
    source_row    INTEGER
) STRICT;
CREATE INDEX partner_by_import ON partner (import_id);

CREATE TABLE partner_role (
    partner_id   INTEGER NOT NULL REFERENCES partner (id),
    partner_type TEXT    NOT NULL,
    import_id    INTEGER REFERENCES import (id),
    PRIMARY KEY (partner_id, partner_type)
) STRICT, WITHOUT ROWID;

CREATE TABLE partner_custom (
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    field      TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    import_id  INTEGER REFERENCES import (id),
    PRIMARY KEY (partner_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    quarter    TEXT    NOT NULL,
    measure    TEXT    NOT NULL,
    value      INTEGER NOT NULL,
    -- A currency, "hundredths" or "count".
    unit       TEXT    NOT NULL,
    import_id  INTEGER REFERENCES import (id),
    PRIMARY KEY (partner_id, quarter, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid        TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    name_key    TEXT    NOT NULL,
    external_id TEXT,
    domain      TEXT,
    -- NULL is the explicit "unsegmented" bucket.
    segment_id  INTEGER REFERENCES segment (id),
    status      TEXT,
    owner       TEXT,
    industry    TEXT,
    country     TEXT,
    employees   INTEGER,
    import_id   INTEGER REFERENCES import (id),
    source_row  INTEGER
) STRICT;
CREATE INDEX account_by_import ON account (import_id);

CREATE TABLE account_custom (
    account_id INTEGER NOT NULL REFERENCES account (id),
    field      TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    import_id  INTEGER REFERENCES import (id),
    PRIMARY KEY (account_id, field)
) STRICT, WITHOUT ROWID;

-- That a partner handed over an account list, and of when it is; without a row here nothing was imported.
CREATE TABLE partner_list (
    partner_id INTEGER PRIMARY KEY REFERENCES partner (id),
    as_of      TEXT    NOT NULL,
    import_id  INTEGER REFERENCES import (id)
) STRICT;

-- The partner also has this host account.
CREATE TABLE overlap (
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    theirs     TEXT,
    as_of      TEXT    NOT NULL,
    import_id  INTEGER REFERENCES import (id),
    PRIMARY KEY (partner_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX overlap_by_account ON overlap (account_id);
CREATE INDEX overlap_by_import ON overlap (import_id);

-- A density stated without accounts, or that the partner does not share the segment.
CREATE TABLE stated_density (
    partner_id   INTEGER NOT NULL REFERENCES partner (id),
    segment_id   INTEGER NOT NULL REFERENCES segment (id),
    as_of        TEXT    NOT NULL,
    shares       INTEGER NOT NULL CHECK (shares IN (0, 1)),
    shared       INTEGER,
    base         INTEGER,
    basis_points INTEGER,
    import_id    INTEGER REFERENCES import (id),
    PRIMARY KEY (partner_id, segment_id),
    CHECK ((shared IS NULL) = (base IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE change_set (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    -- A kind with its arguments, as JSON; the text module turns it into a sentence.
    operation TEXT    NOT NULL,
    at        TEXT    NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('done', 'undone', 'settled')),
    import_id INTEGER
) STRICT;

-- Typed changes: what stood under a key before and after. Never SQL.
CREATE TABLE change (
    change_set_id INTEGER NOT NULL REFERENCES change_set (id),
    sequence      INTEGER NOT NULL,
    table_name    TEXT    NOT NULL,
    before        TEXT,
    after         TEXT,
    -- 1 for a row an import created, logged when the import was undone so that it can come back.
    created       INTEGER NOT NULL DEFAULT 0 CHECK (created IN (0, 1)),
    PRIMARY KEY (change_set_id, sequence)
) STRICT, WITHOUT ROWID;
