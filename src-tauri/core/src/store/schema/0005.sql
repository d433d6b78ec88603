-- What the overlap rows of a partner say, in columns: a million rows are read in a moment. A pack holds what its rows say or
-- is not there: any change of a row takes it out, and the end of the transaction packs anew.
CREATE TABLE overlap_pack (
    partner_id INTEGER PRIMARY KEY REFERENCES partner (id),
    -- The accounts by id, four bytes each, the lowest first.
    accounts   BLOB NOT NULL,
    -- A byte each: 0 not known, else the place in the order customer, open opportunity, prospect.
    theirs     BLOB NOT NULL,
    -- As JSON, in runs: how many accounts, and of which day.
    days       TEXT NOT NULL,
    CHECK (length(accounts) = 4 * length(theirs))
) STRICT;

CREATE TRIGGER overlap_inserted AFTER INSERT ON overlap
BEGIN DELETE FROM overlap_pack WHERE partner_id = NEW.partner_id; END;
CREATE TRIGGER overlap_deleted AFTER DELETE ON overlap
BEGIN DELETE FROM overlap_pack WHERE partner_id = OLD.partner_id; END;
CREATE TRIGGER overlap_updated AFTER UPDATE ON overlap
BEGIN DELETE FROM overlap_pack WHERE partner_id IN (OLD.partner_id, NEW.partner_id); END;

-- The rule by which accounts that have no segment from their file are placed in a segment: what is given must hold. The limits
-- count themselves in; nothing at all is no rule.
ALTER TABLE segment ADD COLUMN employees_at_least INTEGER CHECK (employees_at_least BETWEEN 0 AND 4294967295);
ALTER TABLE segment ADD COLUMN employees_at_most INTEGER
    CHECK (employees_at_most BETWEEN 0 AND 4294967295 AND employees_at_most >= coalesce(employees_at_least, 0));
-- A list of names as the user wrote them, in JSON.
ALTER TABLE segment ADD COLUMN industries TEXT NOT NULL DEFAULT '[]' CHECK (json_type(industries) = 'array');
