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
