SELECT change_set.operation, change_set.at, change_set.who, change.before, change.after
FROM change
JOIN change_set ON change_set.id = change.change_set_id
WHERE change.table_name = ?1 AND change_set.state <> 'undone' AND NOT change_set.taken_back AND change_set.id > ?2 AND (?3 IS NULL OR change_set.id <= ?3)
ORDER BY change.change_set_id, change.sequence
