-- Import: what files bring beside rosters, host accounts and overlaps.

-- The columns of an account's file that Trellis does not know, as a JSON list of header and text: read and written with the
-- account, of which a file has a hundred thousand.
ALTER TABLE account ADD COLUMN custom TEXT NOT NULL DEFAULT '[]';
UPDATE account SET custom = (
    SELECT json_group_array(json_array(field, value))
    FROM (SELECT field, value FROM account_custom WHERE account_id = account.id ORDER BY field)
);
DROP TABLE account_custom;
-- Names are compared in the program.
ALTER TABLE account DROP COLUMN name_key;
-- Only undo looks for the rows of an import, and reads all of them.
DROP INDEX account_by_import;
DROP INDEX overlap_by_import;

-- How a file was read the last time: the next one of the same source is read the same way.
CREATE TABLE known_source (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT NOT NULL,
    file_name     TEXT NOT NULL,
    imported_on   TEXT NOT NULL,
    -- JSON lists of the columns with their fields, and of the words with what they mean.
    columns       TEXT NOT NULL,
    value_choices TEXT NOT NULL,
    import_id     INTEGER REFERENCES import (id)
) STRICT;
-- What else is imported: the accounts of a partner as the partner has them, and deals with the partners on them.

-- An account on a partner's own list. It stays also where it is none of ours: later matching may find that it is.
CREATE TABLE partner_account (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id  INTEGER NOT NULL REFERENCES partner (id),
    name        TEXT    NOT NULL,
    -- The id the partner has it under.
    external_id TEXT,
    domain      TEXT,
    industry    TEXT,
    country     TEXT,
    city        TEXT,
    owner       TEXT,
    employees   INTEGER,
    -- How the partner stands to it.
    status      TEXT,
    as_of       TEXT    NOT NULL,
    import_id   INTEGER REFERENCES import (id),
    source_row  INTEGER
) STRICT;
CREATE INDEX partner_account_by_partner ON partner_account (partner_id);

CREATE TABLE deal (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid         TEXT    NOT NULL UNIQUE,
    external_id  TEXT,
    name         TEXT    NOT NULL,
    -- NULL where the deal's account is none of ours, or not known yet; its name stays.
    account_id   INTEGER REFERENCES account (id),
    account_name TEXT,
    amount_minor INTEGER,
    -- The currency the amount was said in.
    currency     TEXT    CHECK (length(currency) = 3),
    stage        TEXT    CHECK (stage IN ('open', 'won', 'lost')),
    -- The stage as the file names it.
    stage_text   TEXT,
    deal_type    TEXT,
    created_on   TEXT,
    closed_on    TEXT,
    -- Hundredths of a percent.
    probability  INTEGER CHECK (probability BETWEEN 0 AND 10000),
    owner        TEXT,
    source       TEXT,
    -- When its registration was handed in, and when it was decided.
    submitted_on TEXT,
    decided_on   TEXT,
    import_id    INTEGER REFERENCES import (id),
    source_row   INTEGER,
    CHECK ((amount_minor IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX deal_by_account ON deal (account_id);

-- A partner on a deal and what it did there; one partner may have done several things.
CREATE TABLE deal_partner (
    deal_id    INTEGER NOT NULL REFERENCES deal (id),
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    role       TEXT    NOT NULL,
    import_id  INTEGER REFERENCES import (id),
    PRIMARY KEY (deal_id, partner_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_partner_by_partner ON deal_partner (partner_id);

CREATE TABLE deal_custom (
    deal_id   INTEGER NOT NULL REFERENCES deal (id),
    field     TEXT    NOT NULL,
    value     TEXT    NOT NULL,
    import_id INTEGER REFERENCES import (id),
    PRIMARY KEY (deal_id, field)
) STRICT, WITHOUT ROWID;

-- Amounts stay in the currency they were said in; this is what they are worth in the reporting currency from a day on.
CREATE TABLE rate (
    reporting TEXT NOT NULL CHECK (length(reporting) = 3),
    currency  TEXT NOT NULL CHECK (length(currency) = 3),
    since     TEXT NOT NULL,
    -- An exact decimal: one unit of the currency is so many units of the reporting currency.
    rate      TEXT NOT NULL,
    PRIMARY KEY (reporting, currency, since),
    CHECK (currency <> reporting)
) STRICT, WITHOUT ROWID;

-- The latest roster of the partner's source that does not have the partner any more.
ALTER TABLE partner ADD COLUMN absent_from INTEGER REFERENCES import (id);
