-- What is stated of a deal on one of the four axes that tell a led deal from one a partner is only involved in: by its file or
-- by hand. Where nothing is stated, what the deal shows decides, but for the intent, which is never inferred.
CREATE TABLE deal_axis (
    deal_id   INTEGER NOT NULL REFERENCES deal (id),
    axis      TEXT    NOT NULL CHECK (axis IN ('sourcing', 'selection', 'motion', 'intent')),
    is_met    INTEGER NOT NULL CHECK (is_met IN (0, 1)),
    -- The day on which the intent was stated; of no other axis.
    stated_on TEXT    CHECK (stated_on IS NULL OR axis = 'intent'),
    import_id INTEGER REFERENCES import (id),
    PRIMARY KEY (deal_id, axis)
) STRICT, WITHOUT ROWID;

-- The share of the pipeline with partners that is to be led, in hundredths of a percent; NULL until somebody sets one.
ALTER TABLE setting ADD COLUMN led_target INTEGER CHECK (led_target BETWEEN 1 AND 10000);

-- Which roles of a partner on a deal bring it and which sell it together: the newest version holds, and without one what
-- Trellis begins with. A version that is signed is never changed again, only succeeded.
CREATE TABLE attribution_rule (
    version     INTEGER PRIMARY KEY CHECK (version > 0),
    -- Roles in a row, with commas between.
    sourcing    TEXT    NOT NULL,
    motion      TEXT    NOT NULL,
    signed_by   TEXT,
    signed_role TEXT,
    signed_at   TEXT,
    -- SHA-256 of what was signed, in hexadecimal digits.
    signature   TEXT,
    CHECK ((signed_by IS NULL) = (signed_at IS NULL) AND (signed_by IS NULL) = (signature IS NULL))
) STRICT;
CREATE TRIGGER attribution_rule_signed BEFORE UPDATE ON attribution_rule WHEN OLD.signed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed attribution rule is never changed'); END;
CREATE TRIGGER attribution_rule_kept BEFORE DELETE ON attribution_rule WHEN OLD.signed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed attribution rule is never removed'); END;

-- What the parts of a partner's health count, in the order production, overlap, engagement, satisfaction; together 100.
ALTER TABLE setting ADD COLUMN health_weights TEXT NOT NULL DEFAULT '40,20,20,20';
-- What the return on partner investment is worked out with, as JSON: amounts in the currency they were said in.
ALTER TABLE setting ADD COLUMN assumptions TEXT NOT NULL DEFAULT '{}' CHECK (json_type(assumptions) = 'object');

-- What was decided of a partner's registration of a deal, here or by its file. Where it has no day of its own, the deal's holds.
CREATE TABLE registration (
    deal_id         INTEGER NOT NULL REFERENCES deal (id),
    partner_id      INTEGER NOT NULL REFERENCES partner (id),
    submitted_on    TEXT,
    decided_on      TEXT,
    outcome         TEXT CHECK (outcome IN ('approved', 'rejected')),
    -- The last day on which an approved registration keeps others off the account.
    protected_until TEXT CHECK (protected_until IS NULL OR outcome = 'approved'),
    owner           TEXT,
    reason          TEXT,
    import_id       INTEGER REFERENCES import (id),
    PRIMARY KEY (deal_id, partner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX registration_by_partner ON registration (partner_id);

-- Who may go on with an account that several are on: a partner, or we ourselves where none is named. It holds as long as nobody
-- else is on it.
CREATE TABLE ruling (
    account_id INTEGER PRIMARY KEY REFERENCES account (id),
    partner_id INTEGER REFERENCES partner (id),
    owner      TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    ruled_on   TEXT    NOT NULL,
    -- The partners it was ruled between, by id with commas between; 0 is a deal of ours.
    parties    TEXT    NOT NULL
) STRICT;

-- The marketplace a deal is bought through.
ALTER TABLE deal ADD COLUMN marketplace TEXT;

-- The ledger of marketing money: what a partner asked for, for which activity, what it spent and what came of it. Amounts are
-- in minor units of the row's currency; NULL is not known, which is not zero.
CREATE TABLE mdf_activity (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid            TEXT    NOT NULL UNIQUE,
    partner_id      INTEGER NOT NULL REFERENCES partner (id),
    quarter         TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    external_id     TEXT,
    kind            TEXT,
    goal            TEXT,
    state           TEXT    NOT NULL CHECK (state IN ('requested', 'approved', 'declined', 'done')),
    currency        TEXT    NOT NULL,
    requested_minor INTEGER CHECK (requested_minor >= 0),
    approved_minor  INTEGER CHECK (approved_minor >= 0),
    spent_minor     INTEGER CHECK (spent_minor >= 0),
    pipeline_goal_minor INTEGER CHECK (pipeline_goal_minor >= 0),
    pipeline_minor  INTEGER CHECK (pipeline_minor >= 0),
    leads           INTEGER CHECK (leads >= 0),
    import_id       INTEGER REFERENCES import (id),
    source_row      INTEGER
) STRICT;
CREATE INDEX mdf_activity_by_partner ON mdf_activity (partner_id);
