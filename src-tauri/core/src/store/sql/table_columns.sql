-- The columns of every table whose rows are logged: their place in the key, 0 outside it, and the table they refer to.
SELECT
    tables.name AS table_name,
    columns.name AS column_name,
    columns.pk AS key_place,
    (SELECT "table" FROM pragma_foreign_key_list(tables.name) WHERE "from" = columns.name) AS parent
FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
WHERE tables.type = 'table' AND tables.name NOT IN ('change', 'change_set', 'document')
ORDER BY tables.name, columns.pk, columns.cid
