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

-- Who decides at this document: what the audit names. Empty until the user says it.
ALTER TABLE setting ADD COLUMN reviewer TEXT NOT NULL DEFAULT '';
-- Who decided at the document when a step was made.
ALTER TABLE change_set ADD COLUMN who TEXT NOT NULL DEFAULT '';

-- The criteria as written, a version a row; the newest holds, and without one what Trellis begins with. A version that anyone
-- signed is never changed again, only succeeded.
CREATE TABLE criteria (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    -- The rules in their order, as JSON.
    rules   TEXT    NOT NULL CHECK (json_type(rules) = 'array')
) STRICT;

-- Who signed what: a version of the criteria, or the plan of a quarter. A signature stays.
CREATE TABLE signature (
    subject TEXT NOT NULL CHECK (subject IN ('criteria', 'plan')),
    -- The version, or the quarter's first day.
    of      TEXT NOT NULL,
    role    TEXT NOT NULL CHECK (role IN ('head_of_partnerships', 'cro')),
    name    TEXT NOT NULL,
    at      TEXT NOT NULL,
    -- SHA-256 of what was signed with who signed it and when, in hexadecimal digits.
    hash    TEXT NOT NULL,
    -- What was signed, word for word.
    content TEXT NOT NULL,
    PRIMARY KEY (subject, of, role)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER signature_unchanged BEFORE UPDATE ON signature BEGIN SELECT RAISE(ABORT, 'a signature is never changed'); END;
CREATE TRIGGER signature_kept BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'a signature is never removed'); END;
CREATE TRIGGER criteria_signed BEFORE UPDATE ON criteria
WHEN EXISTS (SELECT 1 FROM signature WHERE subject = 'criteria' AND of = CAST(OLD.version AS TEXT))
BEGIN SELECT RAISE(ABORT, 'signed criteria are never changed'); END;
CREATE TRIGGER criteria_kept BEFORE DELETE ON criteria
WHEN EXISTS (SELECT 1 FROM signature WHERE subject = 'criteria' AND of = CAST(OLD.version AS TEXT))
BEGIN SELECT RAISE(ABORT, 'signed criteria are never removed'); END;

-- A quarter as it stood when it was frozen: canonical bytes with their hash, never rewritten.
CREATE TABLE frozen_quarter (
    quarter   TEXT PRIMARY KEY,
    frozen_at TEXT NOT NULL,
    frozen_by TEXT NOT NULL,
    -- The step of the history it was frozen in: what is behind it came later, whatever the clock says.
    step      INTEGER NOT NULL,
    -- SHA-256 of the content before it was compressed, in hexadecimal digits.
    hash      TEXT NOT NULL,
    -- JSON in a zip archive.
    content   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER frozen_unchanged BEFORE UPDATE ON frozen_quarter BEGIN SELECT RAISE(ABORT, 'a frozen quarter is never changed'); END;
CREATE TRIGGER frozen_kept BEFORE DELETE ON frozen_quarter BEGIN SELECT RAISE(ABORT, 'a frozen quarter is never removed'); END;

-- What a quarter's review may spend. NULL is what is spent today.
CREATE TABLE envelope (
    quarter   TEXT PRIMARY KEY,
    -- Hundredths of a full-time equivalent.
    fte       INTEGER CHECK (fte >= 0),
    -- Minor units of `currency`.
    mdf_minor INTEGER CHECK (mdf_minor >= 0),
    currency  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A way to reallocate, of up to three beside what stands today. One of a quarter is the plan.
CREATE TABLE scenario (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    quarter TEXT    NOT NULL,
    letter  TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    is_plan INTEGER NOT NULL CHECK (is_plan IN (0, 1)),
    UNIQUE (quarter, letter)
) STRICT;

-- What a scenario decides of a partner.
CREATE TABLE decision (
    scenario_id INTEGER NOT NULL REFERENCES scenario (id),
    partner_id  INTEGER NOT NULL REFERENCES partner (id),
    subject     TEXT    NOT NULL CHECK (subject IN ('tier', 'motion', 'listing')),
    verdict     TEXT    NOT NULL CHECK (verdict IN ('accepted', 'overridden', 'deferred')),
    -- A tier's number or "sunset"; a motion, as it was called; "listed" or "not_listed"; empty leaves it as it is.
    target      TEXT    NOT NULL,
    -- The motion decided on, whatever it is called later. No reference: the motion may go, the decision stays.
    motion_id   INTEGER CHECK (motion_id IS NULL OR subject = 'motion'),
    reason      TEXT    NOT NULL,
    -- The day it was put off to.
    until       TEXT CHECK ((until IS NULL) = (verdict <> 'deferred')),
    owner       TEXT    NOT NULL,
    approver    TEXT    NOT NULL,
    due         TEXT,
    -- The rule it answers as a sentence, its version, and the evidence, as they stood; empty where nothing was proposed.
    rule        TEXT    NOT NULL,
    version     INTEGER,
    evidence    TEXT    NOT NULL,
    decided_at  TEXT    NOT NULL,
    PRIMARY KEY (scenario_id, partner_id, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_by_partner ON decision (partner_id);

-- What a scenario gives a partner for the quarter after the reviewed one. NULL is as today, and nothing where it is sunset.
CREATE TABLE allocation (
    scenario_id INTEGER NOT NULL REFERENCES scenario (id),
    partner_id  INTEGER NOT NULL REFERENCES partner (id),
    fte         INTEGER CHECK (fte >= 0),
    -- Minor units of the quarter's currency.
    mdf_minor   INTEGER CHECK (mdf_minor >= 0),
    PRIMARY KEY (scenario_id, partner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX allocation_by_partner ON allocation (partner_id);

-- What the user chose of a slide of the read-out. A kind without a row is as it is composed; a copy is there for its row.
CREATE TABLE deck_slide (
    kind        TEXT    NOT NULL,
    -- Which of the slide's copies it is; 0 is the slide itself.
    copy        INTEGER NOT NULL CHECK (copy >= 0),
    -- Its place among all slides; NULL is where it is composed.
    position    INTEGER,
    is_front    INTEGER CHECK (is_front IN (0, 1)),
    is_included INTEGER NOT NULL CHECK (is_included IN (0, 1)),
    -- Another title, and the composed one it was written instead of.
    title       TEXT    NOT NULL,
    instead_of  TEXT    NOT NULL CHECK ((title = '') = (instead_of = '')),
    -- Rows a page of its table; NULL is as many as it is composed with.
    rows        INTEGER CHECK (rows > 0),
    PRIMARY KEY (kind, copy)
) STRICT, WITHOUT ROWID;

-- What the read-out is coloured and set in: one row, or none.
CREATE TABLE deck_look (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    -- "#1F4EA8"; NULL is Trellis's own.
    colour    TEXT,
    font      TEXT    NOT NULL
) STRICT;

-- The company's logo: one row, or none. It stands by itself, for the log of changes keeps rows whole.
CREATE TABLE deck_logo (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    -- A PNG in base64, and the name of the file it was read from.
    png  TEXT    NOT NULL,
    name TEXT    NOT NULL
) STRICT;

-- Who decided what, when, on which evidence and criteria. Written as it happens, never changed, not undone: an undo is a line of
-- its own.
CREATE TABLE audit (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    quarter  TEXT NOT NULL,
    what     TEXT NOT NULL,
    evidence TEXT NOT NULL,
    version  INTEGER
) STRICT;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is never removed'); END;

-- Whether a settled step had been undone: it is part of the history, and of nothing else.
ALTER TABLE change_set ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1));

-- SHA-256 of the published file, whose own 32 bytes count as zeros; of the working copy it says nothing. A file that differs was
-- changed by something else than Trellis.
ALTER TABLE document ADD COLUMN seal BLOB CHECK (length(seal) = 32);
