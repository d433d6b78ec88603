SELECT table_name, before, after, created
FROM change
WHERE change_set_id = ?
ORDER BY sequence
