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
