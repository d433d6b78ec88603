-- Accounts: where they are and how far our opportunity is, what their partners' lists say of them, which of ours they are
-- taken for, and the joint plan.

ALTER TABLE account ADD COLUMN city TEXT;
-- The stage of our open opportunity, as the file names it.
ALTER TABLE account ADD COLUMN stage TEXT;
ALTER TABLE account ADD COLUMN last_activity TEXT;
ALTER TABLE partner_account ADD COLUMN stage TEXT;
ALTER TABLE partner_account ADD COLUMN last_activity TEXT;
-- What the partner's side says of an account it shares.
ALTER TABLE overlap ADD COLUMN owner TEXT;
ALTER TABLE overlap ADD COLUMN stage TEXT;
ALTER TABLE overlap ADD COLUMN last_activity TEXT;

ALTER TABLE joint_target ADD COLUMN stage TEXT NOT NULL DEFAULT 'mapped'
    CHECK (stage IN ('mapped', 'planned', 'in_execution', 'reviewed'));
ALTER TABLE joint_target ADD COLUMN owner TEXT;
ALTER TABLE joint_target ADD COLUMN next_step TEXT;

-- What an account on a partner's list is taken for. A sure match, and one the user accepted, is an overlap too; one that is
-- asked about is not.
CREATE TABLE account_match (
    partner_account_id INTEGER PRIMARY KEY REFERENCES partner_account (id),
    account_id         INTEGER NOT NULL REFERENCES account (id),
    basis              TEXT    NOT NULL CHECK (basis IN ('website', 'name', 'alike_name', 'hand')),
    -- That both are one company, in hundredths of a percent.
    probability        INTEGER NOT NULL CHECK (probability BETWEEN 0 AND 10000),
    is_taken           INTEGER NOT NULL CHECK (is_taken IN (0, 1)),
    import_id          INTEGER REFERENCES import (id)
) STRICT;
CREATE INDEX account_match_by_account ON account_match (account_id);

-- What the user said of an account on a partner's list and one of ours: one company, or two. It outlives every new list.
CREATE TABLE match_decision (
    partner_account_id INTEGER NOT NULL REFERENCES partner_account (id),
    account_id         INTEGER NOT NULL REFERENCES account (id),
    is_same            INTEGER NOT NULL CHECK (is_same IN (0, 1)),
    decided_on         TEXT    NOT NULL,
    PRIMARY KEY (partner_account_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_decision_by_account ON match_decision (account_id);

-- Another account of ours that was merged into this one: files that still name it mean this one.
CREATE TABLE account_alias (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    uuid        TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    external_id TEXT,
    domain      TEXT
) STRICT;
CREATE INDEX account_alias_by_account ON account_alias (account_id);

-- Two accounts of ours that look like one and are two: the user said so. The smaller id stands first.
CREATE TABLE told_apart (
    account_id INTEGER NOT NULL REFERENCES account (id),
    other_id   INTEGER NOT NULL REFERENCES account (id),
    PRIMARY KEY (account_id, other_id),
    CHECK (account_id < other_id)
) STRICT, WITHOUT ROWID;
