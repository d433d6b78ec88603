INSERT INTO change (change_set_id, sequence, table_name, before, after, created)
VALUES (:change_set, :sequence, :table, :before, :after, :created)
