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
