-- Editing: what a partner also has, where each value comes from, aliases of merged partners, the settings of a review.

ALTER TABLE setting ADD COLUMN fourth_tier INTEGER NOT NULL DEFAULT 0 CHECK (fourth_tier IN (0, 1));
-- Codes of the partner types the company does not use, separated by commas.
ALTER TABLE setting ADD COLUMN hidden_types TEXT NOT NULL DEFAULT '';
ALTER TABLE setting ADD COLUMN tier_one_a_manager INTEGER NOT NULL DEFAULT 1 CHECK (tier_one_a_manager >= 1);
-- Who stands behind the partner program at the top of the company; empty until the user says it.
ALTER TABLE setting ADD COLUMN program_sponsor TEXT NOT NULL DEFAULT '';
-- The step the quarterly investment review is at, since when, and after how many days it is stuck.
ALTER TABLE setting ADD COLUMN review_step TEXT;
ALTER TABLE setting ADD COLUMN review_step_since TEXT;
ALTER TABLE setting ADD COLUMN stuck_days INTEGER NOT NULL DEFAULT 14 CHECK (stuck_days >= 1);

-- The written rule by which a partner leaves the tier; empty where there is none.
ALTER TABLE tier ADD COLUMN exit_rule TEXT NOT NULL DEFAULT '';
UPDATE tier SET exit_rule = 'Nothing produced (no co-sell, registered or sourced deal) in two quarters: to Tier 2' WHERE tier = 1;
UPDATE tier SET exit_rule = 'No registered deal in two quarters, and nothing else produced: sunset' WHERE tier = 3;

ALTER TABLE partner ADD COLUMN lifecycle TEXT;
ALTER TABLE partner ADD COLUMN recruiting_on TEXT;
ALTER TABLE partner ADD COLUMN onboarding_on TEXT;
ALTER TABLE partner ADD COLUMN active_on TEXT;
ALTER TABLE partner ADD COLUMN sunset_on TEXT;
-- Our executive who stands behind the partnership.
ALTER TABLE partner ADD COLUMN sponsor TEXT;
-- Why we have it: what it lowers or raises.
ALTER TABLE partner ADD COLUMN reason TEXT;
ALTER TABLE partner ADD COLUMN agreement TEXT;
ALTER TABLE partner ADD COLUMN agreement_expires TEXT;

-- The motions a partner is run by beside its primary one.
CREATE TABLE partner_motion (
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    motion_id  INTEGER NOT NULL REFERENCES motion (id),
    import_id  INTEGER REFERENCES import (id),
    PRIMARY KEY (partner_id, motion_id)
) STRICT, WITHOUT ROWID;

-- Another partner that was merged into this one: files that still name it mean this one.
CREATE TABLE partner_alias (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id  INTEGER NOT NULL REFERENCES partner (id),
    uuid        TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    name_key    TEXT    NOT NULL,
    external_id TEXT,
    domain      TEXT
) STRICT;

-- Where a value of a partner comes from, unless from the import that created its row: from a later import, or from
-- the hand of the user when there is none.
CREATE TABLE partner_origin (
    partner_id  INTEGER NOT NULL REFERENCES partner (id),
    field       TEXT    NOT NULL,
    from_import INTEGER REFERENCES import (id),
    source_row  INTEGER,
    on_day      TEXT    NOT NULL,
    import_id   INTEGER REFERENCES import (id),
    PRIMARY KEY (partner_id, field)
) STRICT, WITHOUT ROWID;

-- The joint target account list: the accounts we pursue with a partner in a quarter.
CREATE TABLE joint_target (
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    quarter    TEXT    NOT NULL,
    import_id  INTEGER REFERENCES import (id),
    PRIMARY KEY (partner_id, account_id, quarter)
) STRICT, WITHOUT ROWID;
