SELECT change.change_set_id, change.table_name, change.before, change.after
FROM change
JOIN change_set ON change_set.id = change.change_set_id
WHERE change_set.id > ? AND change_set.state = 'done'
